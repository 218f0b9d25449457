import { useText } from "@/lib/i18n";
import type { FieldDisplayProps, FieldInputProps } from "../definition";

/** Words for whoever fills in the form; it holds no answer. */
export function Input({ field }: FieldInputProps) {
  return <Words label={field.label} />;
}

export function Display({ field }: FieldDisplayProps) {
  return <Words label={field.label} />;
}

function Words({ label }: { label: FieldDisplayProps["field"]["label"] }) {
  return <p className="field-words">{useText()(label)}</p>;
}
