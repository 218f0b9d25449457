import { useText } from "@/lib/i18n";
import type { FieldDisplayProps, FieldInputProps } from "../definition";

/** The beginning of a page of a form, where pages are read one below the other. */
export function Input({ field }: FieldInputProps) {
  return <Heading label={field.label} />;
}

export function Display({ field }: FieldDisplayProps) {
  return <Heading label={field.label} />;
}

export function Cell() {
  return null;
}

function Heading({ label }: { label: FieldDisplayProps["field"]["label"] }) {
  return <h2 className="field-page">{useText()(label)}</h2>;
}
