import { useText } from "@/lib/i18n";
import type { FieldDisplayProps, FieldInputProps } from "../definition";

/** A heading between questions; it holds no answer. */
export function Input({ field }: FieldInputProps) {
  return <Heading label={field.label} />;
}

export function Display({ field }: FieldDisplayProps) {
  return <Heading label={field.label} />;
}

function Heading({ label }: { label: FieldDisplayProps["field"]["label"] }) {
  return <h2 className="field-section">{useText()(label)}</h2>;
}
