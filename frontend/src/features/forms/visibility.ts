import { holds, type Types } from "@/lib/expressions/evaluate";
import type { Type } from "@/lib/expressions/values";
import type { Answers, FieldDefinition } from "./definition";
import { isLayout } from "./kinds";

const TYPES: Record<string, Type> = {
  attachment: "texts",
  bool: "boolean",
  date: "date",
  datetime: "datetime",
  department: "number",
  member: "number",
  money: "number",
  multiselect: "texts",
  number: "number",
  rating: "number",
};

/** The fields a person is asked now, given what they answered so far; the server decides again when they send. */
export function asked(fields: FieldDefinition[], answers: Answers): FieldDefinition[] {
  const { row, types } = judged(fields, answers);
  return fields.filter(({ visible }) => !visible || holds(visible, row, types));
}

/** Of these fields, the ones that take an answer from whoever fills in the form. */
export function answerable(fields: FieldDefinition[]): FieldDefinition[] {
  return fields.filter(({ kind, readonly }) => !readonly && !isLayout(kind));
}

/** Of these fields, the ones that may not stay empty now. */
export function required(fields: FieldDefinition[], answers: Answers): Set<string> {
  const { row, types } = judged(fields, answers);
  const needed = answerable(fields).filter(
    (field) => field.required || (field.required_if && holds(field.required_if, row, types)),
  );
  return new Set(needed.map(({ id }) => id));
}

/** A condition may name a field by its id or by its code. */
function judged(fields: FieldDefinition[], answers: Answers): { row: Answers; types: Types } {
  const row: Answers = {};
  const types: Types = {};
  for (const { id, code, kind } of fields) {
    const type = TYPES[kind] ?? "text";
    for (const name of [id, code]) {
      row[name] = answers[id] ?? null;
      types[name] = type;
    }
  }
  return { row, types };
}
