import { inputOfMoment, momentOfInput } from "@/features/forms/moments";
import type { Expression } from "@/lib/expressions/operation";
import type { Column } from "./columns";
import { addDays } from "./grains";

/** One comparison as people make it: a field, how, and with what. */
export type How =
  | "is"
  | "is_not"
  | "contains"
  | "starts_with"
  | "at_least"
  | "at_most"
  | "between"
  | "since"
  | "until"
  | "is_empty"
  | "not_empty";

/** Values are texts; days may be counted from today: `@`, `@-7`, `@+30`. */
export type Test = { code: string; how: How; values: string[] };

export const ALONE = new Set<How>(["is_empty", "not_empty"]);
const EMPTIES: How[] = ["is_empty", "not_empty"];
const CHOSEN = new Set([
  "select",
  "multiselect",
  "member",
  "members",
  "department",
  "departments",
  "link",
  "cascader",
]);

/** Answers that are chosen from what there is, several at once in a condition. */
export function isChosen({ field }: Column): boolean {
  return CHOSEN.has(field.kind);
}

export function isDated({ type }: Column): boolean {
  return type === "date" || type === "datetime";
}

/** How a field may be compared. */
export function howsOf(column: Column): How[] {
  if (column.type === "boolean") return ["is", "is_empty"];
  if (isDated(column)) return ["is", "since", "until", "between", ...EMPTIES];
  if (isChosen(column)) return ["is", "is_not", ...EMPTIES];
  if (column.type === "number") return ["is", "is_not", "at_least", "at_most", "between", ...EMPTIES];
  if (column.type === "text") return ["contains", "is", "is_not", "starts_with", ...EMPTIES];
  return EMPTIES;
}

/** May it be asked about at all? */
export function isFilterable({ type, access, field }: Column): boolean {
  return type !== undefined && (access === "read" || access === "edit") && !field.sensitive;
}

export function firstTest(column: Column): Test {
  const [how = "is_empty"] = howsOf(column);
  return { code: column.code, how, values: column.type === "boolean" ? ["true"] : [] };
}

/** Says enough to be asked. */
export function isWhole({ how, values }: Test): boolean {
  if (ALONE.has(how)) return true;
  return values.length >= (how === "between" ? 2 : 1) && values.every((value) => value !== "");
}

export function expressionOf(test: Test, column: Column): Expression {
  const field: Expression = { field: test.code };
  const { how } = test;
  if (how === "is_empty" || how === "not_empty") return { op: how, args: [field] };
  if (isDated(column)) return datedExpression(test, column);
  if (isChosen(column)) return chosenExpression(test, column);
  const [first = "", second = ""] = test.values;
  if (how === "between") return { op: how, args: [field, literal(column, first), literal(column, second)] };
  return { op: SYMBOLS[how] ?? how, args: [field, literal(column, first)] };
}

const SYMBOLS: Partial<Record<How, string>> = { is: "=", is_not: "!=", at_least: ">=", at_most: "<=" };

function literal({ type }: Column, value: string): Expression {
  if (type === "boolean") return { value: value === "true" };
  return type === "number" ? { value, type } : { value };
}

function chosenExpression({ code, how, values }: Test, column: Column): Expression {
  const field: Expression = { field: code };
  const isList = column.type === "texts" || column.type === "numbers";
  const type = column.type === "number" || column.type === "numbers" ? "numbers" : "texts";
  const found: Expression = { op: isList ? "any_of" : "in", args: [field, { value: values, type }] };
  return how === "is_not" ? { op: "not", args: [found] } : found;
}

function datedExpression({ code, how, values }: Test, column: Column): Expression {
  const [first = "", last = first] = values;
  const from: Expression = { op: ">=", args: [{ field: code }, dayValue(column, first)] };
  const isMoment = column.type === "datetime";
  const to: Expression = isMoment
    ? { op: "<", args: [{ field: code }, dayValue(column, shifted(how === "until" ? first : last, 1))] }
    : { op: "<=", args: [{ field: code }, dayValue(column, how === "until" ? first : last)] };
  if (how === "since") return from;
  if (how === "until") return to;
  return { op: "and", args: [from, to] };
}

function dayValue({ type }: Column, day: string): Expression {
  const isMoment = type === "datetime" && !day.startsWith("@");
  return {
    value: isMoment ? momentOfInput(`${day}T00:00`) : day,
    type: type === "datetime" ? "datetime" : "date",
  };
}

/** A day, fixed or counted from today, so many days on. */
function shifted(day: string, by: number): string {
  if (!day.startsWith("@")) return addDays(day, by);
  const count = Number(day.slice(1) || "0") + by;
  return count === 0 ? "@" : `@${count > 0 ? "+" : ""}${count}`;
}

/** The comparison that an expression makes; null when it says more than one. */
export function testOf(node: Expression, columns: readonly Column[]): Test | null {
  if (!("op" in node)) return null;
  if (node.op === "and") return dayRange(node.args, columns);
  const isNot = node.op === "not";
  const inner = isNot ? node.args[0] : node;
  if (!inner || !("op" in inner)) return null;
  const [subject, ...objects] = inner.args;
  const column =
    subject && "field" in subject ? columns.find(({ code }) => code === subject.field) : undefined;
  if (!column || objects.some((one) => !("value" in one))) return null;
  const values = objects.flatMap((one) => ("value" in one ? valuesOf(one.value) : []));
  const how = howOf(inner.op, column);
  if (!how || (isNot && how !== "is")) return null;
  const days =
    isDated(column) && !ALONE.has(how) ? values.map((value) => dayOf(value, inner.op, column)) : values;
  return { code: column.code, how: isNot ? "is_not" : how, values: days };
}

function valuesOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map(String);
}

const HOWS: Record<string, How> = {
  "=": "is",
  "!=": "is_not",
  in: "is",
  any_of: "is",
  contains: "contains",
  starts_with: "starts_with",
  between: "between",
  is_empty: "is_empty",
  not_empty: "not_empty",
};

function howOf(op: string, column: Column): How | undefined {
  if (op === ">=") return isDated(column) ? "since" : "at_least";
  if (op === "<=" || op === "<") return isDated(column) ? "until" : op === "<=" ? "at_most" : undefined;
  return HOWS[op];
}

function dayOf(value: string, op: string, { type }: Column): string {
  if (type !== "datetime") return value;
  const day = value.startsWith("@") ? value : inputOfMoment(value).slice(0, 10);
  return op === "<" ? shifted(day, -1) : day;
}

function dayRange(parts: readonly Expression[], columns: readonly Column[]): Test | null {
  if (parts.length !== 2) return null;
  const [from, to] = parts.map((part) => ("op" in part && part.op !== "and" ? testOf(part, columns) : null));
  if (from?.how !== "since" || to?.how !== "until" || from.code !== to.code) return null;
  const values = [...from.values, ...to.values];
  return values[0] === values[1]
    ? { code: from.code, how: "is", values: values.slice(0, 1) }
    : { code: from.code, how: "between", values };
}

/** The filter as the server is asked: days counted from today become days. */
export function resolved(node: Expression, today: string): Expression {
  if ("op" in node) return { ...node, args: node.args.map((part) => resolved(part, today)) };
  if (!("value" in node) || typeof node.value !== "string" || !/^@([+-]\d+)?$/.test(node.value)) return node;
  const day = addDays(today, Number(node.value.slice(1) || "0"));
  return { ...node, value: node.type === "datetime" ? momentOfInput(`${day}T00:00`) : day };
}
