import { useDates } from "@/lib/dates";
import { textOf } from "../components/box";
import { MomentBox } from "../components/MomentBox";
import type { FieldDisplayProps, FieldInputProps } from "../definition";
import { momentOfInput } from "../moments";

export function Input(props: FieldInputProps) {
  return <MomentBox {...props} type="date" />;
}

export function Display({ value }: FieldDisplayProps) {
  const { calendarDate } = useDates();
  const noon = typeof value === "string" ? momentOfInput(`${value}T12:00`) : null;
  return <span title={textOf(value)}>{noon === null ? "" : calendarDate(noon)}</span>;
}

export function Cell({ value }: FieldDisplayProps) {
  return <span className="cell">{textOf(value)}</span>;
}
