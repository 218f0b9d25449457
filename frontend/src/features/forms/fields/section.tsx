import { useText } from "@/lib/i18n";
import type { FieldDisplayProps, FieldInputProps } from "../definition";

/** A heading between questions; it holds no answer. */
export function Input({ field }: FieldInputProps) {
  return <Heading field={field} />;
}

export function Display({ field }: FieldDisplayProps) {
  return <Heading field={field} />;
}

export function Cell() {
  return null;
}

function Heading({ field }: Pick<FieldDisplayProps, "field">) {
  const text = useText();
  return (
    <header className="field-section">
      <h2>{text(field.label)}</h2>
      {text(field.hint) && <p>{text(field.hint)}</p>}
    </header>
  );
}
