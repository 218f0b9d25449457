import { useTranslation } from "react-i18next";
import { textOf } from "../components/box";
import type { FieldDisplayProps, FieldInputProps } from "../definition";

/** Given when the form is sent, never typed. */
export function Input({ value }: FieldInputProps) {
  return <Given value={value} />;
}

export function Display({ value }: FieldDisplayProps) {
  return <Given value={value} />;
}

export function Cell({ value }: FieldDisplayProps) {
  return <span className="cell cell-code">{textOf(value)}</span>;
}

function Given({ value }: { value: FieldDisplayProps["value"] }) {
  const { t } = useTranslation();
  if (value === null)
    return <span className="field-computed is-waiting">{t("fields.assigned_on_submit")}</span>;
  return <span className="field-computed cell-code">{textOf(value)}</span>;
}
