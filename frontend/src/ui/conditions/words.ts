import type { Expression } from "@/lib/expressions/operation";

export type Fact = { key: string; type: string };

/** How facts and their values are called. */
export type FactWords = {
  facts: readonly Fact[];
  nameOf: (key: string) => string;
  choicesOf: (key: string) => { value: string; label: string }[] | undefined;
};

/** One comparison that a person can build by choosing. */
export type Line = { field: string; op: string; value: unknown };
export type Group = { join: "and" | "or"; lines: Line[] };

export const ALONE = new Set(["is_empty", "not_empty"]);

const OPERATIONS: Record<string, readonly string[]> = {
  text: ["=", "!=", "in", "contains", "starts_with", "is_empty", "not_empty"],
  number: ["=", "!=", "<", "<=", ">", ">="],
  boolean: ["="],
  texts: ["contains", "is_empty", "not_empty"],
  date: ["<", "<=", ">", ">=", "is_empty", "not_empty"],
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

function lineOf(node: Expression): Line | null {
  if (!("op" in node)) return null;
  const [subject, object] = node.args;
  if (!subject || !("field" in subject)) return null;
  if (ALONE.has(node.op)) return { field: subject.field, op: node.op, value: null };
  if (node.args.length !== 2 || !object || !("value" in object)) return null;
  return { field: subject.field, op: node.op, value: object.value };
}

/** The lines of a condition; null when it says more than lines can. */
export function groupOf(node: Expression): Group | null {
  const isGroup = "op" in node && (node.op === "and" || node.op === "or");
  const parts = isGroup ? node.args : [node];
  const lines = parts.map(lineOf);
  if (lines.some((line) => line === null)) return null;
  return { join: isGroup && node.op === "or" ? "or" : "and", lines: lines as Line[] };
}

export function expressionOf(group: Group): Expression {
  const parts = group.lines.map((line): Expression => {
    const subject = { field: line.field };
    return { op: line.op, args: ALONE.has(line.op) ? [subject] : [subject, { value: line.value }] };
  });
  const [only] = parts;
  return parts.length === 1 && only ? only : { op: group.join, args: parts };
}

export function firstValue(words: FactWords, key: string): unknown {
  const type = words.facts.find((fact) => fact.key === key)?.type;
  if (type === "boolean") return true;
  const first = words.choicesOf(key)?.[0]?.value;
  if (type === "number") return first === undefined ? 1 : Number(first);
  return first ?? "";
}
