import type { FormulaField } from "./fields";
import { writtenField } from "./fields";
import { FUNCTIONS, type FunctionName, functionNamed } from "./names";

/** Something that may stand at the caret. */
export type Suggestion =
  | { kind: "field"; field: FormulaField; insert: string }
  | { kind: "function"; called: FunctionName; insert: string };

export interface Completion {
  /** What is replaced when one is chosen. */
  from: number;
  to: number;
  suggestions: Suggestion[];
}

const MOST = 12;
const IN_BRACES = /[{｛]([^{}｛｝]*)$/;
const IN_WORD = /[\p{L}_][\p{L}\p{N}_]*$/u;

/** What may be meant at the caret: fields and functions that begin with, then those that contain, what is typed. */
export function complete(
  text: string,
  caret: number,
  fields: readonly FormulaField[],
  language: "zh-CN" | "en" = "en",
): Completion {
  const before = text.slice(0, caret);
  if (isInQuotes(before)) return { from: caret, to: caret, suggestions: [] };
  const braces = IN_BRACES.exec(before);
  if (braces) {
    const rest = /^[^{}｛｝(),+*/&=<>]*[}｝]/.exec(text.slice(caret))?.[0].length ?? 0;
    const suggestions = fieldsLike(braces[1] ?? "", fields).slice(0, MOST);
    return { from: braces.index, to: caret + rest, suggestions };
  }
  const word = IN_WORD.exec(before)?.[0] ?? "";
  if (word === "") return { from: caret, to: caret, suggestions: [] };
  const suggestions = [...functionsLike(word, language), ...fieldsLike(word, fields)].slice(0, MOST);
  return { from: caret - word.length, to: caret, suggestions };
}

function isInQuotes(before: string): boolean {
  return (before.match(/"/g)?.length ?? 0) % 2 === 1;
}

function fieldsLike(typed: string, fields: readonly FormulaField[]): Suggestion[] {
  const wanted = typed.trim().toLowerCase();
  const ranked = fields.map((field) => ({ field, rank: rankOf(wanted, [...field.labels, field.code]) }));
  return ranked
    .filter(({ rank }) => rank < 2)
    .sort((one, other) => one.rank - other.rank)
    .map(({ field }) => ({ kind: "field", field, insert: writtenField(field.name, fields) }));
}

function functionsLike(typed: string, language: "zh-CN" | "en"): Suggestion[] {
  const wanted = typed.toLowerCase();
  const ranked = FUNCTIONS.map((called) => ({
    called,
    rank: rankOf(wanted, [called.english, called.chinese, ...called.also]),
  }));
  return ranked
    .filter(({ rank }) => rank < 2)
    .sort((one, other) => one.rank - other.rank)
    .map(({ called }) => ({
      kind: "function",
      called,
      insert: `${language === "en" ? called.english : called.chinese}(`,
    }));
}

/** 0 begins with it, 1 contains it, 2 has nothing of it. */
function rankOf(wanted: string, names: string[]): number {
  const all = names.map((name) => name.toLowerCase());
  if (all.some((name) => name.startsWith(wanted))) return 0;
  return all.some((name) => name.includes(wanted)) ? 1 : 2;
}

/** The function in whose brackets the caret stands, and which of its arguments. */
export function callAt(text: string, caret: number): { called: FunctionName; argument: number } | null {
  const open: { name: string; argument: number }[] = [];
  const pieces = /"(?:[^"]|"")*"?|[{｛][^{}｛｝]*[}｝]?|([\p{L}_][\p{L}\p{N}_]*)?\s*[(（]|[)）,，]/gu;
  for (const piece of text.slice(0, caret).matchAll(pieces)) {
    const mark = piece[0].at(-1) ?? "";
    if ("(（".includes(mark)) open.push({ name: piece[1] ?? "", argument: 0 });
    if (")）".includes(mark)) open.pop();
    const last = open.at(-1);
    if (",，".includes(mark) && last) last.argument += 1;
  }
  const inside = open.at(-1);
  const called = inside && functionNamed(inside.name);
  return inside && called ? { called, argument: inside.argument } : null;
}
