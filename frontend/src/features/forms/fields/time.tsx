import { textOf } from "../components/box";
import { MomentBox } from "../components/MomentBox";
import type { FieldDisplayProps, FieldInputProps } from "../definition";

export function Input(props: FieldInputProps) {
  return <MomentBox {...props} type="time" fromInput={(text) => text.slice(0, 5) || null} />;
}

export function Display({ value }: FieldDisplayProps) {
  return <span>{textOf(value)}</span>;
}

export function Cell({ value }: FieldDisplayProps) {
  return <span className="cell">{textOf(value)}</span>;
}
