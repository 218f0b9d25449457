import { useText } from "@/lib/i18n";
import type { FieldDisplayProps, FieldInputProps } from "../definition";

export function Input({ field, id, value, onChange, invalid, describedBy }: FieldInputProps) {
  const text = useText();
  return (
    <textarea
      id={id}
      className="field-box field-box-tall"
      rows={3}
      maxLength={field.max_length ?? undefined}
      placeholder={text(field.placeholder)}
      value={typeof value === "string" ? value : ""}
      onChange={(event) => onChange(event.target.value || null)}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      aria-required={field.required}
    />
  );
}

export function Display({ value }: FieldDisplayProps) {
  return <span className="field-written">{typeof value === "string" ? value : ""}</span>;
}
