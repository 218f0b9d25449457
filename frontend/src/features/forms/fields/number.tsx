import { useText } from "@/lib/i18n";
import { decimalTyped, grouped } from "../decimals";
import type { FieldDisplayProps, FieldInputProps } from "../definition";

export function Input({ field, id, value, onChange, invalid, describedBy }: FieldInputProps) {
  const text = useText();
  const unit = text(field.unit);
  return (
    <span className="field-with-unit">
      <input
        id={id}
        className="field-box"
        type="text"
        inputMode="decimal"
        autoComplete="off"
        placeholder={text(field.placeholder)}
        value={value === null ? "" : String(value)}
        onChange={(event) => onChange(decimalTyped(event.target.value) || null)}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        aria-required={field.required}
      />
      {unit && <span className="field-unit">{unit}</span>}
    </span>
  );
}

export function Display({ field, value }: FieldDisplayProps) {
  const unit = useText()(field.unit);
  return (
    <span>
      {grouped(value === null ? "" : String(value))}
      {unit && ` ${unit}`}
    </span>
  );
}
