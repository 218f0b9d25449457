import { useText } from "@/lib/i18n";
import { decimalTyped, grouped } from "../decimals";
import type { FieldDefinition, FieldDisplayProps, FieldInputProps } from "../definition";

export function Input({ field, id, value, onChange, invalid, describedBy }: FieldInputProps) {
  const text = useText();
  return (
    <span className="field-with-unit field-with-unit-before">
      <span className="field-unit">{signOf(field)}</span>
      <input
        id={id}
        className="field-box"
        type="text"
        inputMode="decimal"
        autoComplete="off"
        placeholder={text(field.placeholder) || "0.00"}
        value={value === null ? "" : String(value)}
        onChange={(event) => onChange(decimalTyped(event.target.value) || null)}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        aria-required={field.required}
      />
    </span>
  );
}

export function Display({ field, value }: FieldDisplayProps) {
  return <span>{value === null ? "" : `${signOf(field)} ${grouped(String(value), 2)}`}</span>;
}

const SIGNS: Record<string, string> = { CNY: "¥", USD: "$", EUR: "€", HKD: "HK$" };

function signOf({ currency }: FieldDefinition): string {
  return SIGNS[currency ?? "CNY"] ?? currency ?? "¥";
}
