import type { Answer, FieldDefinition, FieldOption } from "./definition";

/**
 * The options to choose from: those in use and fitting the field they depend on,
 * and the ones already chosen though no longer offered.
 */
export function offered(
  field: FieldDefinition,
  chosen: string[],
  read: (name: string) => Answer = () => null,
): FieldOption[] {
  const other = field.depends_on ? read(field.depends_on) : null;
  const governing = (Array.isArray(other) ? other : [other]).filter((key) => key !== null).map(String);
  const fits = ({ when }: FieldOption) =>
    !field.depends_on || !when || when.some((key) => governing.includes(key));
  return (field.options ?? []).filter(
    (option) => (option.is_active !== false && fits(option)) || chosen.includes(option.key),
  );
}

/** What a person reads for a stored key; the key itself when its option is gone. */
export function labelOf(
  field: FieldDefinition,
  key: string,
  text: (label: FieldOption["label"]) => string,
): string {
  if (key.startsWith("other:")) return key.slice("other:".length);
  const option = field.options?.find((candidate) => candidate.key === key);
  return option ? text(option.label) : key;
}
