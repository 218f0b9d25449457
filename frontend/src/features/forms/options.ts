import type { FieldDefinition, FieldOption } from "./definition";

/** The options to choose from: those in use, and the ones already chosen though no longer offered. */
export function offered(field: FieldDefinition, chosen: string[]): FieldOption[] {
  return (field.options ?? []).filter((option) => option.is_active !== false || chosen.includes(option.key));
}

/** What a person reads for a stored key; the key itself when its option is gone. */
export function labelOf(
  field: FieldDefinition,
  key: string,
  text: (label: FieldOption["label"]) => string,
): string {
  const option = field.options?.find((candidate) => candidate.key === key);
  return option ? text(option.label) : key;
}
