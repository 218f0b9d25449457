import type { FieldDisplayProps } from "../definition";

/** Room that stays empty, so that what follows stands where the builder wants it. */
export function Input({ field }: Pick<FieldDisplayProps, "field">) {
  return <div aria-hidden="true" style={{ height: field.height ?? 16 }} />;
}

export const Display = Input;

export function Cell() {
  return null;
}
