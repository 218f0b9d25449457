import { useTranslation } from "react-i18next";
import { useDates } from "@/lib/dates";
import { useText } from "@/lib/i18n";
import { textOf } from "../components/box";
import { grouped } from "../decimals";
import type { Answer, FieldDefinition, FieldDisplayProps, FieldInputProps } from "../definition";

export function Input({ field, value }: FieldInputProps) {
  return <Display field={field} value={value} />;
}

export function Display({ field, value }: FieldDisplayProps) {
  const words = useResult(field, value);
  return <output className={words ? "field-computed" : "field-computed is-waiting"}>{words || "–"}</output>;
}

export function Cell({ field, value }: FieldDisplayProps) {
  const isFigure = (field.result ?? "number") === "number";
  return <span className={isFigure ? "cell cell-figure" : "cell"}>{useResult(field, value)}</span>;
}

/** What a formula came to, in the form its result is usually written. */
function useResult({ result, unit, scale }: FieldDefinition, value: Answer): string {
  const { t } = useTranslation();
  const text = useText();
  const { full } = useDates();
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return t(value ? "fields.yes" : "fields.no");
  if (Array.isArray(value)) return value.map(textOf).join(t("fields.between"));
  if (result === "datetime") return full(textOf(value));
  if (result !== undefined && result !== null && result !== "number") return textOf(value);
  const measure = text(unit);
  return grouped(textOf(value), scale ?? 0) + (measure && ` ${measure}`);
}
