import { use, useMemo, useSyncExternalStore } from "react";
import { encode } from "uqr";
import { useText } from "@/lib/i18n";
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
const MOST = 1200;

function Code({ field }: Pick<FieldDisplayProps, "field">) {
  const text = useText();
  const store = use(FormContext);
  const fixed = fixedText(field.content);
  const read = () => (store && field.content ? textOf(store.compute(field.content)) : fixed);
  const content = useSyncExternalStore(store ? store.subscribeAll : silent, read);
  const drawing = useMemo(() => (content ? encode(content.slice(0, MOST), { border: 1 }) : null), [content]);
  if (!drawing) return null;
  const path = drawing.data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : "")))
    .join("");
  return (
    <figure className="field-qr">
      <svg
        style={field.size ? { width: field.size, height: field.size } : undefined}
        viewBox={`0 0 ${drawing.size} ${drawing.size}`}
        role="img"
        aria-label={`${text(field.label)} ${content}`}
      >
        <path d={`M0 0h${drawing.size}v${drawing.size}H0z`} fill="#fff" />
        <path d={path} fill="#000" shapeRendering="crispEdges" />
      </svg>
      <figcaption>{text(field.label)}</figcaption>
    </figure>
  );
}

function fixedText(content: FieldDisplayProps["field"]["content"]): string {
  return content && "value" in content ? textOf(content.value) : "";
}
