import { textOf } from "../components/box";
import type { FieldDisplayProps, FieldInputProps } from "../definition";

/** Comes from the record that a link names; nobody types it. */
export function Input({ field, value }: FieldInputProps) {
  return <Display field={field} value={value} />;
}

export function Display({ value, display }: FieldDisplayProps) {
  const words = display ?? wordsOf(value);
  return <output className={words ? "field-computed" : "field-computed is-waiting"}>{words || "–"}</output>;
}

export function Cell({ value, display }: FieldDisplayProps) {
  return <span className="cell">{display ?? wordsOf(value)}</span>;
}

function wordsOf(value: FieldDisplayProps["value"]): string {
  return Array.isArray(value) ? value.map(textOf).join(" ") : textOf(value);
}
