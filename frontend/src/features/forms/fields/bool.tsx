import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { Chips } from "../components/Chips";
import type { FieldDisplayProps, FieldInputProps } from "../definition";

export function Input(props: FieldInputProps) {
  const { field, id, value, onChange, invalid, describedBy } = props;
  const { t } = useTranslation();
  if (field.display === "switch") return <Toggle {...props} className="switch" role="switch" />;
  if (field.display === "checkbox" || field.must_be_true) return <Toggle {...props} className="tick" />;
  return (
    <Chips
      id={id}
      type="radio"
      choices={[
        { key: "yes", label: t("fields.yes") },
        { key: "no", label: t("fields.no") },
      ]}
      chosen={value === null ? [] : [value === true ? "yes" : "no"]}
      onChange={([key]) => onChange(key === undefined ? null : key === "yes")}
      invalid={invalid}
      describedBy={describedBy}
    />
  );
}

type ToggleProps = FieldInputProps & { className: string; role?: "switch" };

/** One thing that is so or not; its own words stand beside it. */
function Toggle({ field, id, value, onChange, invalid, describedBy, className, role }: ToggleProps) {
  const text = useText();
  return (
    <label className={`toggle-line ${className}`}>
      <input
        type="checkbox"
        id={id}
        role={role}
        checked={value === true}
        onChange={(event) => onChange(event.target.checked)}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        aria-label={text(field.label)}
      />
      <i aria-hidden="true" />
      {text(field.placeholder) && <span>{text(field.placeholder)}</span>}
    </label>
  );
}

export function Display({ value }: FieldDisplayProps) {
  return <span>{useWord(value)}</span>;
}

export function Cell({ value }: FieldDisplayProps) {
  return <span className="cell">{useWord(value)}</span>;
}

function useWord(value: FieldDisplayProps["value"]): string {
  const { t } = useTranslation();
  return typeof value === "boolean" ? t(value ? "fields.yes" : "fields.no") : "";
}
