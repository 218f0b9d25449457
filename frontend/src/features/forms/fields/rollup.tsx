import { useText } from "@/lib/i18n";
import { textOf } from "../components/box";
import { grouped } from "../decimals";
import type { FieldDisplayProps, FieldInputProps } from "../definition";

/** Summed up from rows or from records; nobody types it. */
export function Input({ field, value }: FieldInputProps) {
  return <Display field={field} value={value} />;
}

export function Display({ field, value }: FieldDisplayProps) {
  const unit = useText()(field.unit);
  const figure = grouped(textOf(value), field.scale ?? 0);
  return (
    <output className={figure ? "field-computed" : "field-computed is-waiting"}>
      {figure ? `${figure}${unit && ` ${unit}`}` : "–"}
    </output>
  );
}

export function Cell({ field, value }: FieldDisplayProps) {
  return <span className="cell cell-figure">{grouped(textOf(value), field.scale ?? 0)}</span>;
}
