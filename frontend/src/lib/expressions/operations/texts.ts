import { isSame } from "../comparing";
import { type Operation, operation, strict, total, wholeOf } from "../operation";
import { canonical, Day, Decimal, ExpressionRefusal, type Value } from "../values";

const MOST_TEXT = 100_000;
const MOST_PADDED = 1000;
const MOST_COUNTED = 1_000_000;
const TWO_TEXTS = "text, text -> boolean";
const TEXT_AND_COUNT = "text, number -> text";
const PADDED = "text, number, text? -> text";

/** Text: parts of it, what it contains, how it is put together; counted in code points. */
export const TEXTS: Operation[] = [
  operation(
    "contains",
    "text, text -> boolean or [T], T -> boolean for T in text, number, date",
    total(contains),
  ),
  operation("starts_with", TWO_TEXTS, total(both((text, start) => text.startsWith(start)))),
  operation("ends_with", TWO_TEXTS, total(both((text, end) => text.endsWith(end)))),
  operation(
    "concat",
    "text|number|date... -> text",
    total((...values: Value[]) => held(values.map(asText).join(""))),
  ),
  operation("length", "text|texts|numbers|dates -> number", strict(lengthOf)),
  operation(
    "lower",
    "text -> text",
    strict((text: string) => text.replace(/[A-Z]/g, (one) => one.toLowerCase())),
  ),
  operation(
    "upper",
    "text -> text",
    strict((text: string) => text.replace(/[a-z]/g, (one) => one.toUpperCase())),
  ),
  operation("trim", "text -> text", strict(trimmed)),
  operation(
    "left",
    TEXT_AND_COUNT,
    strict((text: string, count: Decimal) => cut(text, 0, counted(count))),
  ),
  operation("right", TEXT_AND_COUNT, strict(right)),
  operation("mid", "text, number, number -> text", strict(mid)),
  operation("replace", "text, text, text -> text", strict(replace)),
  operation(
    "pad_left",
    PADDED,
    strict((text: string, size: Decimal, by = " ") => padding(text, size, by) + text),
  ),
  operation(
    "pad_right",
    PADDED,
    strict((text: string, size: Decimal, by = " ") => text + padding(text, size, by)),
  ),
  operation("split", "text, text -> texts", strict(split)),
];

/** The text itself, refused when it is longer than the language makes one. */
export function held(text: string): string {
  if (text.length > MOST_TEXT && Array.from(text).length > MOST_TEXT) refuseLength();
  return text;
}

function refuseLength(): never {
  throw new ExpressionRefusal("expressions.text_too_long", { most: MOST_TEXT });
}

/** A value as it reads in a sentence; nothing for null. */
export function asText(value: Value): string {
  if (value instanceof Decimal) return canonical(value);
  if (value instanceof Day) return value.iso;
  return typeof value === "string" ? value : "";
}

export function trimmed(text: string): string {
  return text.replace(/^[ \t\n\r\u00a0\u3000]+|[ \t\n\r\u00a0\u3000]+$/g, "");
}

function contains(whole: Value, item: Value): Value {
  if (whole === null || item === null) return false;
  if (typeof whole === "string") return whole.includes(asText(item));
  return Array.isArray(whole) && whole.some((one) => isSame(one, item));
}

function both(holds: (text: string, part: string) => boolean) {
  return (text: string | null, part: string | null) => text !== null && part !== null && holds(text, part);
}

function lengthOf(value: string | Value[]): Value {
  return new Decimal(typeof value === "string" ? Array.from(value).length : value.length);
}

function counted(count: Decimal): number {
  return wholeOf(count, 0, MOST_COUNTED);
}

function cut(text: string, from: number, to: number): string {
  return Array.from(text).slice(from, to).join("");
}

function right(text: string, count: Decimal): Value {
  const size = Array.from(text).length;
  return cut(text, Math.max(size - counted(count), 0), size);
}

function mid(text: string, start: Decimal, count: Decimal): Value {
  const first = wholeOf(start, 1, MOST_COUNTED) - 1;
  return cut(text, first, first + counted(count));
}

function replace(text: string, search: string, by: string): Value {
  if (search === "") return text;
  const pieces = text.split(search);
  if (text.length + (pieces.length - 1) * (by.length - search.length) > 2 * MOST_TEXT) refuseLength();
  return held(pieces.join(by));
}

function padding(text: string, size: Decimal, by: string): string {
  const missing = wholeOf(size, -MOST_COUNTED, MOST_PADDED) - Array.from(text).length;
  return missing > 0 ? cut(by.repeat(missing), 0, missing) : "";
}

function split(text: string, separator: string): Value {
  if (text === "") return [];
  return separator === "" ? [text] : text.split(separator);
}
