import { use, useSyncExternalStore } from "react";
import { useText } from "@/lib/i18n";
import { QrCode } from "@/ui/QrCode";
import { textOf } from "../components/box";
import type { FieldDisplayProps, FieldInputProps } from "../definition";
import { FormContext } from "../useFormStore";

/** A code to scan, made from what the form says. */
export function Input({ field }: FieldInputProps) {
  return <Code field={field} />;
}

export function Display({ field }: FieldDisplayProps) {
  return <Code field={field} />;
}

export function Cell() {
  return null;
}

const silent = () => () => undefined;

function Code({ field }: Pick<FieldDisplayProps, "field">) {
  const text = useText();
  const store = use(FormContext);
  const fixed = fixedText(field.content);
  const read = () => (store && field.content ? textOf(store.compute(field.content)) : fixed);
  const content = useSyncExternalStore(store ? store.subscribeAll : silent, read);
  if (!content) return null;
  return (
    <figure className="field-qr">
      <QrCode content={content} label={`${text(field.label)} ${content}`} size={field.size ?? undefined} />
      <figcaption>{text(field.label)}</figcaption>
    </figure>
  );
}

function fixedText(content: FieldDisplayProps["field"]["content"]): string {
  return content && "value" in content ? textOf(content.value) : "";
}
