import { kindOf } from "../kinds";
import {
  codesIn,
  type DesignField,
  everyField,
  type FormContent,
  fieldOf,
  listIn,
  locate,
  type Place,
  withList,
} from "./content";
import { freeCode, newFieldId } from "./identity";
import { withName, withNames } from "./references";

/** Marks that gather what follows them, up to the next of their kind. */
const GATHERS: Record<string, readonly string[]> = { section: ["section", "tab"], tab: ["tab"] };
/** May a field of this kind lie in a sub-table? */
export function canBeColumn(kind: string): boolean {
  return kindOf(kind).isColumn;
}

export function insert(content: FormContent, fields: readonly DesignField[], place: Place): FormContent {
  const list = listIn(content, place.into);
  const index = Math.max(0, Math.min(place.index, list.length));
  return withList(content, place.into, [...list.slice(0, index), ...fields, ...list.slice(index)]);
}

/** The place behind a field; at the end of the page when there is none. */
export function placeAfter(content: FormContent, id: string | undefined, kind: string): Place {
  const found = id === undefined ? null : locate(content, id);
  if (!found) return { into: null, index: content.fields.length };
  // A table without columns waits for its first ones.
  const isWaiting = found.field.kind === "subtable" && (found.field.columns ?? []).length === 0;
  if (isWaiting && canBeColumn(kind)) return { into: found.field.id, index: 0 };
  if (found.into === null || canBeColumn(kind)) return { into: found.into, index: found.index + 1 };
  const parent = locate(content, found.into);
  return { into: null, index: (parent?.index ?? content.fields.length) + 1 };
}

/** The ids that move together: a mark takes along what it gathers. */
export function withGathered(content: FormContent, ids: readonly string[]): string[] {
  const wanted = new Set(ids);
  for (const id of ids) {
    const [from, to] = blockOf(content, id);
    for (const field of content.fields.slice(from, to)) wanted.add(field.id);
  }
  const order = everyField(content).map(({ id }) => id);
  const isCarried = (id: string) => {
    const into = locate(content, id)?.into;
    return into !== null && into !== undefined && wanted.has(into);
  };
  return order.filter((id) => wanted.has(id) && !isCarried(id));
}

/** From a field to behind all it gathers, as places of the page; a column is nowhere on it. */
function blockOf(content: FormContent, id: string): [number, number] {
  const from = content.fields.findIndex((field) => field.id === id);
  const ends = GATHERS[content.fields[from]?.kind ?? ""];
  if (from < 0 || !ends) return [from, from < 0 ? from : from + 1];
  const to = content.fields.findIndex((field, index) => index > from && ends.includes(field.kind));
  return [from, to < 0 ? content.fields.length : to];
}

export function move(content: FormContent, ids: readonly string[], place: Place): FormContent {
  const moving = withGathered(content, ids);
  const fields = moving.map((id) => fieldOf(content, id)).filter((field) => field !== null);
  const isRefused =
    place.into !== null && fields.some(({ id, kind }) => id === place.into || !canBeColumn(kind));
  if (fields.length === 0 || isRefused) return content;
  const before = listIn(content, place.into).slice(0, place.index);
  const gone = before.filter(({ id }) => moving.includes(id)).length;
  const next = insert(remove(content, moving), fields, { into: place.into, index: place.index - gone });
  return isSameOrder(content, next) ? content : next;
}

function isSameOrder(one: FormContent, other: FormContent): boolean {
  const order = (content: FormContent) =>
    content.fields.map(({ id, columns }) => `${id}:${(columns ?? []).map((column) => column.id)}`).join();
  return order(one) === order(other);
}

/** One step towards the beginning or the end; a mark steps over the whole of its neighbor. */
export function step(content: FormContent, ids: readonly string[], by: -1 | 1): FormContent {
  const [first] = ids;
  const into = first === undefined ? null : (locate(content, first)?.into ?? null);
  const list = listIn(content, into);
  const moving = new Set(withGathered(content, ids));
  const places = list.flatMap(({ id }, index) => (moving.has(id) ? [index] : []));
  const [start, end] = [places[0], places[places.length - 1]];
  if (start === undefined || end === undefined) return content;
  const isMark =
    into === null && list[start] !== undefined && list[start].kind in GATHERS && ids.length === 1;
  if (by < 0) return move(content, ids, { into, index: isMark ? beforeBlock(content, start) : start - 1 });
  const over = list[end + 1];
  if (!over) return content;
  const behind = isMark ? blockOf(content, over.id)[1] : end + 2;
  return move(content, ids, { into, index: behind });
}

/** Where the block begins that ends just before this place. */
function beforeBlock(content: FormContent, start: number): number {
  const kind = content.fields[start]?.kind ?? "";
  for (let index = start - 1; index >= 0; index -= 1) {
    const above = content.fields[index]?.kind ?? "";
    if (above === kind) return index;
    if (GATHERS[kind]?.includes(above)) return index;
  }
  return Math.max(0, start - 1);
}

export function remove(content: FormContent, ids: readonly string[]): FormContent {
  const gone = new Set(ids);
  const kept = content.fields.filter(({ id }) => !gone.has(id));
  return {
    ...content,
    fields: kept.map((field) =>
      field.columns?.some(({ id }) => gone.has(id))
        ? { ...field, columns: field.columns.filter(({ id }) => !gone.has(id)) }
        : field,
    ),
  };
}

/** Another value for one setting; `undefined` takes the setting away. */
export function set(
  content: FormContent,
  ids: readonly string[],
  setting: string,
  value: unknown,
): FormContent {
  return change(content, ids, (field) => {
    const { [setting]: _, ...others } = field;
    return (value === undefined ? others : { ...field, [setting]: value }) as DesignField;
  });
}

export function change(
  content: FormContent,
  ids: readonly string[],
  how: (field: DesignField) => DesignField,
): FormContent {
  const wanted = new Set(ids);
  const apply = (field: DesignField): DesignField => {
    const inner = field.columns?.some(({ id }) => wanted.has(id))
      ? { ...field, columns: field.columns.map((column) => (wanted.has(column.id) ? how(column) : column)) }
      : field;
    return wanted.has(field.id) ? how(inner) : inner;
  };
  return { ...content, fields: content.fields.map(apply) };
}

/** Another code; conditions and formulas follow. With `keepsOld` the old one stays as an alias. */
export function rename(content: FormContent, id: string, code: string, keepsOld: boolean): FormContent {
  const field = fieldOf(content, id);
  if (!field || field.code === code) return content;
  const aliases = new Set(field.aliases ?? []);
  if (keepsOld) aliases.add(field.code);
  aliases.delete(code);
  const spoken = withName(content, field.code, code);
  return change(spoken, [id], ({ aliases: _, ...rest }) => ({
    ...rest,
    code,
    ...(aliases.size > 0 && { aliases: [...aliases] }),
  }));
}

/** Copies with ids and codes of their own, that speak of each other where the originals did. */
export function copies(content: FormContent, fields: readonly DesignField[]): DesignField[] {
  const taken = codesIn(content);
  const names = new Map<string, string>();
  const fresh = (field: DesignField): DesignField => {
    const code = freeCode(field.code, taken);
    taken.add(code);
    const id = newFieldId();
    names.set(field.code, code).set(field.id, id);
    const { aliases: _, columns, ...rest } = field;
    return { ...rest, id, code, ...(columns && { columns: columns.map(fresh) }) } as DesignField;
  };
  return withNames(fields.map(fresh), names);
}
