import { decimalTyped } from "./decimals";
import type { Answer, FieldDefinition } from "./definition";
import { momentOfInput } from "./moments";

/** Cells of a spreadsheet's copy: tabs between columns, lines between rows, quotes round what holds either. */
export function cellsOf(pasted: string): string[][] {
  const text = `${pasted.replace(/\r\n?/g, "\n").replace(/\n$/, "")}\n`;
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(CELL)) {
    row.push(quoted === undefined ? (plain ?? "") : quoted.replace(/""/g, '"'));
    if (end === "\n") {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

/** A cell, quoted or not, with what ends it. */
const CELL = /(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n)/g;

/** Whether a paste fills several cells rather than one. */
export function isTable(pasted: string): boolean {
  return /[\t\n]/.test(pasted.replace(/\r?\n$/, ""));
}

/** The answer that a spreadsheet's cell means; what means nothing to the kind stays as it was typed. */
export function answerOfCell(column: FieldDefinition, cell: string): Answer {
  const text = cell.trim();
  if (text === "") return null;
  const reader = READERS[column.kind];
  return reader ? reader(text, column) : text;
}

const YES = /^(是|有|√|✓|y|yes|true|1)$/i;
const NO = /^(否|无|×|✗|n|no|false|0)$/i;

const READERS: Record<string, (text: string, column: FieldDefinition) => Answer> = {
  bool: (text) => (YES.test(text) ? true : NO.test(text) ? false : text),
  date: dayOf,
  datetime: (text) => momentOfInput(text.replace(/\//g, "-").replace(" ", "T").slice(0, 16)) ?? text,
  money: (text, { currency }) => ({
    amt: decimalTyped(text.replace(/[¥￥$€]/g, "")),
    cur: currency ?? "CNY",
  }),
  multiselect: (text, column) => text.split(/[,，、;；]/).map((part) => keyOf(column, part.trim())),
  number: (text, { percent }) => (percent ? shareOf(text) : decimalTyped(text)),
  rating: (text) => (/^\d+$/.test(text) ? Number(text) : text),
  select: (text, column) => keyOf(column, text),
  subtable: () => null,
};

const WITHOUT_PASTE = new Set([
  "attachment",
  "image",
  "video",
  "signature",
  "formula",
  "serial",
  "lookup",
  "rollup",
]);

/** Kinds whose answers cannot be words in a spreadsheet. */
export function takesPaste({ kind, readonly }: FieldDefinition): boolean {
  return !readonly && !WITHOUT_PASTE.has(kind);
}

function dayOf(text: string): string {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (!parts) return text;
  return [parts[1], parts[2]?.padStart(2, "0"), parts[3]?.padStart(2, "0")].join("-");
}

function keyOf({ options = [] }: FieldDefinition, text: string): string {
  const found = options.find(({ key, label }) => key === text || Object.values(label).includes(text));
  return found?.key ?? text;
}

function shareOf(text: string): string {
  if (!text.endsWith("%")) return decimalTyped(text);
  const number = decimalTyped(text.slice(0, -1));
  const [whole = "", part = ""] = number.split(".");
  const digits = whole.padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}${part}`.replace(/^0+(?=\d)/, "").replace(/\.?0+$/, "");
}
