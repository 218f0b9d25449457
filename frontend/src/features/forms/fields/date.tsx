import { useDates } from "@/lib/dates";
import type { FieldDisplayProps, FieldInputProps } from "../definition";
import { momentOfInput } from "../moments";

export function Input({ field, id, value, onChange, invalid, describedBy }: FieldInputProps) {
  return (
    <input
      id={id}
      className="field-box"
      type="date"
      min={fixedDay(field.min)}
      max={fixedDay(field.max)}
      value={typeof value === "string" ? value : ""}
      onChange={(event) => onChange(event.target.value || null)}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      required={field.required}
    />
  );
}

export function Display({ value }: FieldDisplayProps) {
  const { calendarDate } = useDates();
  const noon = typeof value === "string" ? momentOfInput(`${value}T12:00`) : null;
  return <span>{noon === null ? "" : calendarDate(noon)}</span>;
}

function fixedDay(bound: string | number | null | undefined): string | undefined {
  return typeof bound === "string" && /^\d{4}-\d\d-\d\d$/.test(bound) ? bound : undefined;
}
