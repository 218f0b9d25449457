import type { Cell } from "./content";

/** Cells of a decision table as people write them; the same notation as in a workbook. */

const SIGNS: Record<string, string> = { "≠": "!=", "≤": "<=", "≥": ">=", "<": "<", ">": ">" };
const TYPED = new Set(["date", "datetime"]);
const EMPTY = "∅";
const YES = new Set(["true", "是", "yes"]);
const NO = new Set(["false", "否", "no"]);

function valueIn(text: string, type: string): unknown {
  if (type === "boolean") {
    if (YES.has(text.toLowerCase())) return true;
    return NO.has(text.toLowerCase()) ? false : undefined;
  }
  if (type !== "number") return text;
  const number = Number(text);
  if (text === "" || Number.isNaN(number)) return undefined;
  return Number.isInteger(number) ? number : text;
}

function typed(op: string, text: string, type: string): Cell | null {
  const value = valueIn(text, type);
  if (value === undefined || value === "") return null;
  return TYPED.has(type) ? { op, value, type } : { op, value };
}

function several(op: string, parts: string[], type: string): Cell | null {
  const values = parts.map((part) => valueIn(part.trim(), type));
  return values.includes(undefined) ? null : { op, value: values };
}

/** What is written in a cell; null when it cannot be read. Nothing written takes anything. */
export function readCell(written: string, type: string): Cell | null {
  const text = written.trim();
  if (text === "") return { op: "any" };
  if (text === EMPTY) return { op: "empty" };
  if (text.length > 2 && text.startsWith("*") && text.endsWith("*")) {
    return { op: "contains", value: text.slice(1, -1) };
  }
  const sign = SIGNS[text[0] ?? ""];
  if (sign) return typed(sign, text.slice(1).trim(), type);
  const ends = text.split("..");
  if (ends.length === 2 && type !== "text" && type !== "texts") {
    const range = several("between", ends, type);
    return range && TYPED.has(type) ? { ...range, type } : range;
  }
  if (text.includes("|")) return several("in", text.split("|"), type);
  return typed(type === "texts" ? "contains" : "=", text, type);
}

export function writeCell(cell: Cell | undefined): string {
  if (!cell || cell.op === "any") return "";
  if (cell.op === "empty") return EMPTY;
  const values = Array.isArray(cell.value) ? cell.value.map(String) : [];
  if (cell.op === "between") return values.join(" .. ");
  if (cell.op === "in") return values.join(" | ");
  if (cell.op === "contains") return `*${cell.value}*`;
  if (cell.op === "=") return String(cell.value);
  const sign = Object.keys(SIGNS).find((key) => SIGNS[key] === cell.op);
  return `${sign} ${cell.value}`;
}
