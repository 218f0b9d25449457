import { useText } from "@/lib/i18n";
import { textOf } from "../components/box";
import { NumberBox } from "../components/NumberBox";
import { decimalOf } from "../computing";
import { grouped } from "../decimals";
import type { FieldDefinition, FieldDisplayProps, FieldInputProps } from "../definition";

/** A share is stored as it counts, 0.15, and typed as people say it, 15 %. */
export function Input({ value, onChange, ...asked }: FieldInputProps) {
  const unit = useUnit(asked.field);
  const text = textOf(value) || null;
  const { percent } = asked.field;
  return (
    <NumberBox
      {...asked}
      value={percent ? moved(text, 2) : text}
      onChange={(typed) => onChange(percent ? moved(typed, -2) : typed)}
      after={unit}
    />
  );
}

export function Display({ field, value }: FieldDisplayProps) {
  const unit = useUnit(field);
  return (
    <span>
      {shown(field, value)}
      {unit && textOf(value) && ` ${unit}`}
    </span>
  );
}

export function Cell({ field, value }: FieldDisplayProps) {
  return (
    <span className="cell cell-figure">
      {shown(field, value)}
      {field.percent && textOf(value) && " %"}
    </span>
  );
}

function shown(field: FieldDefinition, value: FieldDisplayProps["value"]): string {
  const text = textOf(value);
  const number = (field.percent && moved(text, 2)) || text;
  return field.thousands === false ? number : grouped(number);
}

function useUnit({ percent, unit }: FieldDefinition): string {
  const text = useText();
  return percent ? "%" : text(unit);
}

/** The decimal point moved by places, exactly; what is no number yet stays as typed. */
function moved(text: string | null, places: number): string | null {
  const number = decimalOf(text);
  return number === null || text?.endsWith(".") ? text : number.mul(`1e${places}`).toFixed();
}
