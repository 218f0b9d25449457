import type { Type } from "@/lib/expressions/values";
import type { Answer, FieldDefinition } from "./definition";
import { wordsOfHtml } from "./html";

/** One name under which conditions and formulas read an answer, and what they read. */
export interface Reading {
  name: string;
  raw: unknown;
  type?: Type;
}

const TYPES: Record<string, Type> = {
  address: "texts",
  attachment: "texts",
  bool: "boolean",
  cascader: "texts",
  date: "date",
  daterange: "texts",
  datetime: "datetime",
  department: "number",
  departments: "numbers",
  image: "texts",
  link: "numbers",
  member: "number",
  members: "numbers",
  money: "number",
  multiselect: "texts",
  number: "number",
  rating: "number",
  rollup: "number",
  subtable: "number",
  video: "texts",
  year: "number",
};

/** What a field is to conditions and formulas; unknown where only the server can say. */
export function typeOfField({ kind, result }: FieldDefinition): Type | undefined {
  if (kind === "formula") return result ?? undefined;
  return kind === "lookup" ? undefined : (TYPES[kind] ?? "text");
}

/** Everything that conditions may read of one answer, under all of its names. */
export function readingsOf(field: FieldDefinition, answer: Answer): Reading[] {
  const raw = rawOf(field, answer);
  const type = typeOfField(field) ?? (isFigure(raw) ? "number" : undefined);
  const parts = PARTS[field.kind]?.(field, answer) ?? [];
  return namesOf(field).flatMap((name) => [
    { name, raw, type },
    ...parts.map((part) => ({ ...part, name: `${name}.${part.name}` })),
  ]);
}

/** What a formula or a lookup without a declared type came to, when it looks like a number. */
function isFigure(raw: unknown): boolean {
  return typeof raw === "string" && /^-?\d+(\.\d+)?$/.test(raw);
}

export function namesOf({ id, code, aliases = [] }: FieldDefinition): string[] {
  return [id, code, `answers.${code}`, ...aliases];
}

/** The field that a name in a condition means, and perhaps a part of it: `dates.start`. */
export function fieldNamed(fields: ReadonlyMap<string, string>, name: string): string | undefined {
  const bare = name.startsWith("answers.") ? name.slice("answers.".length) : name;
  return fields.get(bare) ?? fields.get(bare.split(".")[0] ?? "");
}

export function amountOf(answer: Answer): string | null {
  if (isObject(answer)) return typeof answer.amt === "string" ? answer.amt : null;
  return typeof answer === "string" && answer !== "" ? answer : null;
}

export function isObject(answer: Answer | undefined): answer is { [name: string]: Answer } {
  return typeof answer === "object" && answer !== null && !Array.isArray(answer);
}

/** The rows of a sub-table. */
export type Row = { id: string; [column: string]: Answer };

export function rowsOf(answer: Answer | undefined): Row[] {
  if (!Array.isArray(answer)) return [];
  return answer.filter((row): row is Row => isObject(row) && typeof row.id === "string");
}

const RAW: Record<string, (answer: Answer) => unknown> = {
  address: (answer) => (isObject(answer) ? answer.region : null),
  json: (answer) => (answer === null ? null : JSON.stringify(answer)),
  location: (answer) => (isObject(answer) ? `${answer.lat},${answer.lng}` : null),
  money: amountOf,
  richtext: (answer) => (typeof answer === "string" ? wordsOfHtml(answer) : null),
  signature: (answer) => (isObject(answer) ? answer.name : null),
  subtable: (answer) => rowsOf(answer).length || null,
};

function rawOf({ kind }: FieldDefinition, answer: Answer): unknown {
  return RAW[kind] ? RAW[kind](answer) : answer;
}

const DAY = 86_400_000;

const PARTS: Record<string, (field: FieldDefinition, answer: Answer) => Reading[]> = {
  daterange: ({ count }, answer) => {
    const [start, end] = Array.isArray(answer) ? answer : [];
    return [
      { name: "start", raw: start ?? null, type: "date" },
      { name: "end", raw: end ?? null, type: "date" },
      {
        name: "days",
        raw: count === "business" ? weekdaysIn(start, end) : daysIn(start, end),
        type: "number",
      },
    ];
  },
  subtable: ({ columns = [] }, answer) => {
    const rows = rowsOf(answer);
    return columns.flatMap((column) => {
      const type: Type = typeOfField(column) === "number" ? "numbers" : "texts";
      const held = rows.map((row) => rawOf(column, row[column.id] ?? null)).filter((raw) => raw !== null);
      const raw = type === "texts" ? held.map(String) : held;
      return [column.code, column.id].map((name) => ({ name, raw, type }));
    });
  },
};

/** Days from the first to the last, both counted. */
export function daysIn(start: Answer | undefined, end: Answer | undefined): number | null {
  if (typeof start !== "string" || typeof end !== "string") return null;
  const days = (Date.parse(`${end}T00:00:00Z`) - Date.parse(`${start}T00:00:00Z`)) / DAY;
  return Number.isNaN(days) ? null : days + 1;
}

/** Mondays to Fridays among them: what can be known here of business days; the server knows the calendar. */
export function weekdaysIn(start: Answer | undefined, end: Answer | undefined): number | null {
  const days = daysIn(start, end);
  if (days === null || days > 10_000) return days;
  const first = Date.parse(`${start}T00:00:00Z`);
  const weekdays = Array.from({ length: Math.max(days, 0) }, (_, after) =>
    new Date(first + after * DAY).getUTCDay(),
  );
  return weekdays.filter((weekday) => weekday !== 0 && weekday !== 6).length;
}
