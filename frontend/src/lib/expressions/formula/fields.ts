import type { Type } from "../values";
import { FormulaError, type Token } from "./tokens";

/** A field as a formula may name it: by any of its labels (the first is shown) or by its code. */
export interface FormulaField {
  /** What stands in the tree. */
  name: string;
  code: string;
  labels: string[];
  type: Type;
}

/** The field that stands in braces. */
export function fieldNamed({ value, from, to }: Token, fields: readonly FormulaField[]): FormulaField {
  const labelled = fields.filter(({ labels }) => labels.includes(value));
  const [first, second] = labelled;
  if (first && second) {
    const codes = labelled.map(({ code }) => code).join(", ");
    throw new FormulaError("field_ambiguous", from, to, { field: value, codes });
  }
  const found = first ?? fields.find(({ code, name }) => code === value || name === value);
  if (!found) throw new FormulaError("field_unknown", from, to, { field: value });
  return found;
}

/** How a field is written: by its label where that is clear, else by its code. */
export function writtenField(name: string, fields: readonly FormulaField[]): string {
  const field = fields.find((one) => one.name === name);
  const [label = ""] = field?.labels ?? [];
  if (!field) return `{${name}}`;
  const isClear = label !== "" && !/[{}｛｝]/.test(label) && label.trim() === label;
  const isOnly = fields.filter(({ labels }) => labels.includes(label)).length === 1;
  return `{${isClear && isOnly ? label : field.code}}`;
}

export function typesOf(fields: readonly FormulaField[]): Record<string, Type> {
  return Object.fromEntries(fields.map(({ name, type }) => [name, type]));
}
