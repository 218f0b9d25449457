import { useDates } from "@/lib/dates";
import { MomentBox } from "../components/MomentBox";
import type { FieldDisplayProps, FieldInputProps } from "../definition";
import { inputOfMoment, momentOfInput } from "../moments";

export function Input(props: FieldInputProps) {
  return <MomentBox {...props} type="datetime-local" toInput={inputOfMoment} fromInput={momentOfInput} />;
}

export function Display({ value }: FieldDisplayProps) {
  const { moment, full } = useDates();
  return typeof value === "string" ? <span title={full(value)}>{moment(value)}</span> : <span />;
}

export function Cell({ value }: FieldDisplayProps) {
  const { full } = useDates();
  return <span className="cell">{typeof value === "string" ? full(value) : ""}</span>;
}
