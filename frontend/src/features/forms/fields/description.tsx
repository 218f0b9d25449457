import { useText } from "@/lib/i18n";
import { Markdown } from "../components/Markdown";
import type { FieldDisplayProps, FieldInputProps } from "../definition";

/** Words for whoever fills in the form; it holds no answer. */
export function Input({ field }: FieldInputProps) {
  return <Words field={field} />;
}

export function Display({ field }: FieldDisplayProps) {
  return <Words field={field} />;
}

export function Cell() {
  return null;
}

function Words({ field }: Pick<FieldDisplayProps, "field">) {
  const text = useText();
  return <Markdown className="field-words" text={text(field.text) || text(field.label)} />;
}
