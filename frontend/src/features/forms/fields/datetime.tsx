import { useDates } from "@/lib/dates";
import type { FieldDisplayProps, FieldInputProps } from "../definition";
import { inputOfMoment, momentOfInput } from "../moments";

export function Input({ id, field, value, onChange, invalid, describedBy }: FieldInputProps) {
  return (
    <input
      id={id}
      className="field-box"
      type="datetime-local"
      value={typeof value === "string" ? inputOfMoment(value) : ""}
      onChange={(event) => onChange(momentOfInput(event.target.value))}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      required={field.required}
    />
  );
}

export function Display({ value }: FieldDisplayProps) {
  const { moment } = useDates();
  return <span>{typeof value === "string" ? moment(value) : ""}</span>;
}
