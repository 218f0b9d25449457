import type { Expression } from "@/lib/expressions/operation";
import type { Type } from "@/lib/expressions/values";

export type Fact = { key: string; type: string };

/** How facts and their values are called. */
export type FactWords = {
  facts: readonly Fact[];
  nameOf: (key: string) => string;
  choicesOf: (key: string) => { value: string; label: string }[] | undefined;
  /** Whether a condition may ask what a change did to a fact. */
  withChanges?: boolean;
  /** The facts whose values are people. */
  peopleIn?: readonly string[];
};

/** One comparison that a person can build by choosing; `type` says how a value kept as text is meant. */
export type Line = { field: string; op: string; value: unknown; type?: Type };
export type Group = { join: "and" | "or"; lines: (Line | Group)[] };

export const ALONE = new Set(["is_empty", "not_empty", "changed"]);
export const CHANGES: readonly string[] = ["changed", "changed_from", "changed_to"];
export const WITH_LISTS = new Set(["in", "any_of", "all_of"]);
const MOST_LEVELS = 4;

const ORDER = ["=", "!=", "<", "<=", ">", ">=", "between"];
const OPERATIONS: Record<string, readonly string[]> = {
  text: ["=", "!=", "in", "contains", "starts_with", "ends_with", "is_empty", "not_empty"],
  number: [...ORDER, "is_empty", "not_empty"],
  boolean: ["="],
  texts: ["contains", "any_of", "all_of", "is_empty", "not_empty"],
  numbers: ["contains", "any_of", "all_of", "is_empty", "not_empty"],
  dates: ["contains", "is_empty", "not_empty"],
  date: [...ORDER, "is_empty", "not_empty"],
  datetime: ["<", "<=", ">", ">=", "between", "is_empty", "not_empty"],
};

export function operationsOf(type: string): readonly string[] {
  return OPERATIONS[type] ?? ["=", "!=", "is_empty", "not_empty"];
}

/** Key of the words for an operation; symbols cannot stand in a key. */
export function operationKey(op: string): string {
  const names: Record<string, string> = {
    "=": "is",
    "!=": "is_not",
    "<": "below",
    "<=": "at_most",
    ">": "above",
    ">=": "at_least",
  };
  return `conditions.${names[op] ?? op}`;
}

export function isGroup(part: Line | Group): part is Group {
  return "join" in part;
}

function lineOf(node: Expression): Line | null {
  if (!("op" in node)) return null;
  const [subject, first, second] = node.args;
  if (!subject || !("field" in subject)) return null;
  const { field } = subject;
  if (ALONE.has(node.op)) return { field, op: node.op, value: null };
  if (!first || !("value" in first)) return null;
  const type = first.type ? { type: first.type } : {};
  if (node.op === "between" && second && "value" in second) {
    return { field, op: node.op, value: [first.value, second.value], ...type };
  }
  return node.args.length === 2 ? { field, op: node.op, value: first.value, ...type } : null;
}

/** The lines and groups of a condition; null when it says more than they can. */
export function groupOf(node: Expression, level = 1): Group | null {
  const isJoined = "op" in node && (node.op === "and" || node.op === "or");
  const parts = isJoined ? node.args : [node];
  const lines = parts.map((part) => partOf(part, level));
  if (level > MOST_LEVELS || lines.some((line) => line === null)) return null;
  return { join: isJoined && node.op === "or" ? "or" : "and", lines: lines as (Line | Group)[] };
}

function partOf(node: Expression, level: number): Line | Group | null {
  const isJoined = "op" in node && (node.op === "and" || node.op === "or");
  return isJoined ? groupOf(node, level + 1) : lineOf(node);
}

export function expressionOf(group: Group): Expression {
  const parts = group.lines.map((part) => (isGroup(part) ? groupExpression(part) : lineExpression(part)));
  const [only] = parts;
  return parts.length === 1 && only ? only : { op: group.join, args: parts };
}

/** A group inside another stays one, even of a single line, so that it can still be added to. */
function groupExpression(group: Group): Expression {
  const inside = expressionOf(group);
  return group.lines.length === 1 ? { op: group.join, args: [inside] } : inside;
}

function lineExpression({ field, op, value, type }: Line): Expression {
  const subject = { field };
  if (ALONE.has(op)) return { op, args: [subject] };
  const literal = (raw: unknown) => (type ? { value: raw, type } : { value: raw });
  const values = op === "between" && Array.isArray(value) ? value : [value];
  return { op, args: [subject, ...values.map(literal)] };
}

export function firstValue(words: FactWords, key: string): unknown {
  const type = words.facts.find((fact) => fact.key === key)?.type;
  if (type === "boolean") return true;
  const first = words.choicesOf(key)?.[0]?.value;
  if (type === "number") return first === undefined ? 1 : Number(first);
  if (type === "date" || type === "datetime") return null;
  return first ?? "";
}

/** A line about a fact with its first comparison and a value to begin with. */
export function lineAbout(words: FactWords, field: string, op?: string): Line {
  const type = words.facts.find((fact) => fact.key === field)?.type ?? "text";
  const chosen = op ?? operationsOf(type)[0] ?? "=";
  const value = firstValue(words, field);
  const literal = type === "date" || type === "datetime" ? { type: type as Type } : {};
  if (ALONE.has(chosen)) return { field, op: chosen, value: null };
  if (chosen === "between") return { field, op: chosen, value: [value, value], ...literal };
  if (!WITH_LISTS.has(chosen)) return { field, op: chosen, value, ...literal };
  const list = type === "numbers" ? { type: "numbers" as const } : {};
  return { field, op: chosen, value: [value].filter((one) => one !== "" && one !== null), ...list };
}

/** The same line with another comparison; its value is kept where it still means something. */
export function withOperation(words: FactWords, line: Line, op: string): Line {
  const fresh = lineAbout(words, line.field, op);
  const shapeOf = (name: string) =>
    ALONE.has(name) ? "none" : WITH_LISTS.has(name) ? "list" : name === "between" ? "two" : "one";
  const [before, after] = [shapeOf(line.op), shapeOf(op)];
  if (after === "none") return fresh;
  if (before === after) return { ...fresh, value: line.value };
  if (before !== "one") return fresh;
  if (after === "two") return { ...fresh, value: [line.value, line.value] };
  return { ...fresh, value: [line.value].filter((one) => one !== "" && one !== null) };
}
