import { useText } from "@/lib/i18n";
import { boxProps, textOf } from "../components/box";
import { decimalTyped } from "../decimals";
import type { FieldDisplayProps, FieldInputProps } from "../definition";

export function Input(props: FieldInputProps) {
  const { field, value, onChange } = props;
  const text = useText();
  return (
    <input
      {...boxProps(props)}
      className="field-box moment-box"
      type="text"
      inputMode="numeric"
      autoComplete="off"
      maxLength={4}
      placeholder={text(field.placeholder) || "YYYY"}
      value={textOf(value)}
      onChange={(event) => onChange(decimalTyped(event.target.value).slice(0, 4) || null)}
    />
  );
}

export function Display({ value }: FieldDisplayProps) {
  return <span>{textOf(value)}</span>;
}

export function Cell({ value }: FieldDisplayProps) {
  return <span className="cell cell-figure">{textOf(value)}</span>;
}
