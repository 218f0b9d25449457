import type { Expression } from "@/lib/expressions/operation";
import type { Type } from "@/lib/expressions/values";
import type { Answer, FieldDefinition } from "./definition";
import { defaultBy } from "./dependencies";
import type { LookedUp } from "./lookingUp";
import type { Matching, RecordMatch } from "./outside";
import { amountOf, typeOfField } from "./readings";
import type { FormStore } from "./store";

/** A field that waits for records, and which. */
export interface Wanted extends Matching {
  id: string;
  /** What formulas look up through this link, where no field waits for it. */
  lookedUp?: LookedUp;
}

/** The fields that are filled from records now; those whose own inputs are missing wait for nobody. */
export function wantedBy(store: FormStore): Wanted[] {
  const ofFields = store.fields.flatMap((field) => {
    const wanted = field.kind === "lookup" ? lookedUp(field, store) : linked(field, store);
    return wanted ? [{ id: field.id, ...wanted }] : [];
  });
  return [...ofFields, ...store.lookups.flatMap((one) => throughLink(one, store))];
}

/** The record that is linked now, for the formulas that look something up in it. */
function throughLink(one: LookedUp, store: FormStore): Wanted[] {
  const id = linkedRecord(store, one.link.id);
  if (!one.link.record_type || id === null) return [];
  const match = [{ field: "record.id", value: id }];
  return [{ id: "", record_type: one.link.record_type, match, take: one.code, lookedUp: one }];
}

function linkedRecord(store: FormStore, link: string): number | null {
  const ids = store.answer(link);
  const id = Array.isArray(ids) ? ids[0] : ids;
  return typeof id === "number" ? id : null;
}

/** What the records that were found make of a field; nothing where a person has to choose. */
export function takenFrom(field: FieldDefinition, found: readonly RecordMatch[]): Answer | undefined {
  const [first, ...others] = found;
  if (field.kind === "lookup") return first?.value ?? null;
  const by = defaultBy(field);
  const rule = by?.by === "linkage" ? by : null;
  if (!first) return rule?.when_none === "keep" ? undefined : null;
  if (others.length === 0 || (rule?.when_many ?? "first") === "first") return first.value;
  return rule?.when_many === "pick" ? undefined : null;
}

/** Whether a person is asked which of several records is meant. */
export function isPicked(field: FieldDefinition): boolean {
  const by = defaultBy(field);
  return by?.by === "linkage" && by.when_many === "pick";
}

/** The filter of a link with the form's own answers put in. */
export function boundFilter(node: Expression, store: FormStore): Expression {
  if ("args" in node) return { ...node, args: node.args.map((one) => boundFilter(one, store)) };
  if (!("field" in node) || !node.field.startsWith(OWN)) return node;
  const name = node.field.slice(OWN.length);
  const field = store.fields.find(({ id, code }) => id === name || code === name);
  const answer = store.answer(name);
  if (!field || answer === null) return { value: null };
  const type = typeOfField(field);
  if (type === "numbers") return { value: Array.isArray(answer) ? answer.map(String) : [], type };
  return { value: field.kind === "money" ? amountOf(answer) : answer, type };
}

const OWN = "form.";

function linked(field: FieldDefinition, store: FormStore): Matching | null {
  const by = defaultBy(field);
  if (by?.by !== "linkage" || !store.isOpenToDefaults(field.id)) return null;
  const match = by.match.flatMap(({ field: name, equals }) => {
    const value = comparable(equals, store);
    return value === null ? [] : [{ field: name, value, type: typeOf(equals, store) }];
  });
  const isWhole = match.length === by.match.length && match.length > 0;
  return isWhole ? { record_type: by.record_type, match, take: by.take } : null;
}

/** The record that a link names; what was stored with the form stays until another one is linked. */
function lookedUp(field: FieldDefinition, store: FormStore): Matching | null {
  const link = store.fields.find(({ id, code }) => id === field.link || code === field.link);
  if (!link?.record_type || !field.take || !store.isNewsOf(link.id)) return null;
  const id = linkedRecord(store, link.id);
  if (id === null) return null;
  return { record_type: link.record_type, match: [{ field: "record.id", value: id }], take: field.take };
}

const COMPARED = new Set<Type>(["text", "number", "date", "datetime", "boolean"]);

/** What the text of an answer means to whom it is compared with. */
function typeOf(equals: Expression, store: FormStore): Type | undefined {
  if (!("field" in equals)) return undefined;
  const named = store.fields.find(({ id, code }) => id === equals.field || code === equals.field);
  const type = named && typeOfField(named);
  return type && COMPARED.has(type) ? type : undefined;
}

function comparable(equals: Expression, store: FormStore): string | number | boolean | null {
  const answer = store.compute(equals);
  const isPlain = typeof answer === "string" || typeof answer === "number" || typeof answer === "boolean";
  return isPlain && answer !== "" ? answer : null;
}
