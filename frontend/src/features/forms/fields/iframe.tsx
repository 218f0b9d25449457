import { useText } from "@/lib/i18n";
import type { FieldDisplayProps, FieldInputProps } from "../definition";

/** Another page inside the form; the server only publishes addresses of its allow-list. */
export function Input({ field }: FieldInputProps) {
  return <Frame field={field} />;
}

export function Display({ field }: FieldDisplayProps) {
  return <Frame field={field} />;
}

export function Cell() {
  return null;
}

function Frame({ field }: Pick<FieldDisplayProps, "field">) {
  const text = useText();
  if (!field.url || !/^https:\/\//i.test(field.url)) return null;
  return (
    <iframe
      className="field-frame"
      src={field.url}
      title={text(field.label)}
      height={field.height ?? 320}
      loading="lazy"
      referrerPolicy="no-referrer"
      sandbox="allow-scripts allow-forms allow-popups"
    />
  );
}
