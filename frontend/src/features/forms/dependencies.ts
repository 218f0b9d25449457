import { fieldsOf } from "@/lib/expressions/evaluate";
import type { Expression } from "@/lib/expressions/operation";
import type { DefaultBy, FieldDefinition } from "./definition";
import { containersOf } from "./layout";
import { fieldNamed, isObject, namesOf } from "./readings";

/** Which field must be decided before which, and who is to be looked at again when one changes. */
export interface Dependencies {
  order: FieldDefinition[];
  /** The fields that read a field, by its id. */
  readers: Map<string, Set<string>>;
  /** The tab and section around a field, by its id. */
  containers: Map<string, string[]>;
}

export function dependenciesOf(fields: FieldDefinition[]): Dependencies {
  const ids = new Map(fields.flatMap((field) => namesOf(field).map((name) => [name, field.id] as const)));
  const containers = containersOf(fields);
  const readers = new Map<string, Set<string>>(fields.map(({ id }) => [id, new Set<string>()]));
  const waitsFor = new Map<string, Set<string>>();
  for (const field of fields) {
    const read = namesRead(field).map((name) => fieldNamed(ids, name));
    const sources = new Set([...read, ...(containers.get(field.id) ?? [])]);
    sources.delete(field.id);
    sources.delete(undefined);
    waitsFor.set(field.id, sources as Set<string>);
    for (const source of sources) if (source) readers.get(source)?.add(field.id);
  }
  return { order: inOrder(fields, waitsFor), readers, containers };
}

export function defaultBy(field: FieldDefinition): DefaultBy | null {
  const { default: given } = field;
  return isObject(given as never) && "by" in (given as object) ? (given as DefaultBy) : null;
}

function namesRead(field: FieldDefinition): string[] {
  const named = [field.depends_on, field.link, typeof field.over === "string" ? field.over : null];
  return [
    ...expressionsOf(field).flatMap((expression) => [...fieldsOf(expression)]),
    ...named.flatMap((name) => (name ? [name] : [])),
  ];
}

/** Every condition and formula of a field, those of its columns too. */
export function expressionsOf(field: FieldDefinition): Expression[] {
  const by = defaultBy(field);
  const formula = by?.by === "formula" ? by.expression : null;
  const matched = by?.by === "linkage" ? by.match.map(({ equals }) => equals) : [];
  return [field.visible, field.required_if, field.readonly_if, field.row_visible, field.row_readonly]
    .concat([field.expression, field.content, formula], matched)
    .filter((expression) => !!expression)
    .concat((field.columns ?? []).flatMap(expressionsOf)) as Expression[];
}

/** Sources first; where conditions go in a circle, which publishing refuses, the order of the page. */
function inOrder(fields: FieldDefinition[], waitsFor: Map<string, Set<string>>): FieldDefinition[] {
  const byId = new Map(fields.map((field) => [field.id, field]));
  const decided = new Set<string>();
  const order: FieldDefinition[] = [];
  const visit = (field: FieldDefinition, path: Set<string>) => {
    if (decided.has(field.id) || path.has(field.id)) return;
    path.add(field.id);
    for (const source of waitsFor.get(field.id) ?? []) {
      const next = byId.get(source);
      if (next) visit(next, path);
    }
    path.delete(field.id);
    decided.add(field.id);
    order.push(field);
  };
  for (const field of fields) visit(field, new Set());
  return order;
}
