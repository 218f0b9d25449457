import type { Expression } from "../operation";
import { fixedValue } from "../operation";
import { plain, type Type, typeOf } from "../values";
import { type FormulaField, writtenField } from "./fields";
import { FACT_CALLS, functionOf, ZERO_IF_NULL } from "./names";
import { FormulaError } from "./tokens";

type Operation = Extract<Expression, { op: string }>;

/** Mark and strength of what is written between its parts. */
const MARKS: Record<string, [string, number]> = {
  "=": ["=", 0],
  "!=": ["<>", 0],
  "<": ["<", 0],
  "<=": ["<=", 0],
  ">": [">", 0],
  ">=": [">=", 0],
  concat: ["&", 1],
  "+": ["+", 2],
  "-": ["-", 2],
  "*": ["*", 3],
  "/": ["/", 3],
  power: ["^", 4],
};
const CHAINED = new Set(["concat", "+", "*"]);

export interface Writing {
  fields: readonly FormulaField[];
  language?: "zh-CN" | "en";
}

/** The formula of a tree; what it parses to is the same tree. */
export function printFormula(expression: Expression, { fields, language = "en" }: Writing): string {
  const write = (node: Expression, least: number): string => {
    if ("field" in node) return writeField(node.field);
    if ("value" in node) return literal(node);
    if (node.zero_if_null) {
      const { zero_if_null: _flag, ...inside } = node;
      return call(ZERO_IF_NULL, [inside]);
    }
    const mark = MARKS[node.op];
    return mark && node.args.length >= 2 ? between(node, mark, least) : call(node.op, node.args);
  };
  const writeField = (name: string) => {
    return name in FACT_CALLS && !fields.some((field) => field.name === name && field.code !== name)
      ? call(name, [])
      : writtenField(name, fields);
  };
  const call = (op: string, args: Expression[]) => {
    const named = functionOf(op);
    if (!named) throw new FormulaError("not_writable", 0, 0, { op });
    const name = language === "en" ? named.english : named.chinese;
    return `${name}(${args.map((arg) => write(arg, 0)).join(", ")})`;
  };
  const between = (node: Operation, [mark, strength]: [string, number], least: number) => {
    const parts = node.args.map((arg, index) =>
      write(arg, isFirstInRow(node, arg, index) ? strength : strength + 1),
    );
    const written = parts.join(` ${mark} `);
    return strength < least ? `(${written})` : written;
  };
  return write(expression, 0);
}

/** The first part needs no brackets in its own row, unless it would be read as one chain with the rest. */
function isFirstInRow(parent: Operation, part: Expression, index: number): boolean {
  if (index > 0) return false;
  const isSameChain = "op" in part && part.op === parent.op && CHAINED.has(parent.op) && !part.zero_if_null;
  return !isSameChain;
}

function literal(node: { value: unknown; type?: Type }): string {
  const value = fixedValue(node);
  if (Array.isArray(value)) {
    const items = Array.isArray(node.value) ? node.value : [];
    return `[${value.map((item, index) => single(plain(item), typeOf(item), items[index])).join(", ")}]`;
  }
  return single(plain(value), typeOf(value), node.value);
}

/** A number as it was written, decimals and all. */
function single(value: unknown, type: Type, raw: unknown): string {
  if (value === null) return "NULL";
  if (type === "boolean") return value === true ? "TRUE" : "FALSE";
  if (type === "number") return typeof raw === "string" ? raw : String(value);
  if (type === "date" || type === "datetime") return `#${String(raw ?? value)}#`;
  return `"${String(value).replaceAll('"', '""')}"`;
}
