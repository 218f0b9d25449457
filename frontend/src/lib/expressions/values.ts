import DecimalJs from "decimal.js";

/** Exact numbers: sixty digits, half away from zero, as on the server. */
export const Decimal = DecimalJs.clone({
  precision: 60,
  rounding: DecimalJs.ROUND_HALF_UP,
  toExpNeg: -100,
  toExpPos: 100,
});
export type Decimal = DecimalJs;

export type Type =
  | "text"
  | "number"
  | "boolean"
  | "date"
  | "datetime"
  | "texts"
  | "numbers"
  | "dates"
  | "null";
export const TYPES: readonly Type[] = [
  "text",
  "number",
  "boolean",
  "date",
  "datetime",
  "texts",
  "numbers",
  "dates",
  "null",
];
export const LIST_OF: Partial<Record<Type, Type>> = { text: "texts", number: "numbers", date: "dates" };

/** A day of the calendar, without time or zone. */
export class Day {
  constructor(readonly iso: string) {}
}

export type Value = string | Decimal | boolean | Day | Date | Value[] | null;

/** The language cannot judge this; `code` is the server's. */
export class ExpressionRefusal extends Error {
  constructor(
    readonly code: string,
    readonly facts: Record<string, unknown> = {},
  ) {
    super(code);
  }
}

const NUMBER = /^-?[0-9]{1,60}(\.[0-9]{1,20})?$/;
const DATE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const DATETIME =
  /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})$/;
const LARGEST = new Decimal(10).pow(40);
const MOST_DECIMALS = 20;

/** A stored JSON value (numbers and dates may be text) as a value of the given type. */
export function read(raw: unknown, type: Type): Value {
  if (raw === null || raw === undefined) return null;
  return READERS[type](raw);
}

const READERS: Record<Type, (raw: unknown) => Value> = {
  text: readText,
  number: readNumber,
  boolean: (raw) => (typeof raw === "boolean" ? raw : refuse("boolean")),
  date: readDay,
  datetime: readMoment,
  texts: (raw) => (Array.isArray(raw) ? raw.map(readText) : refuse("texts")),
  numbers: (raw) => (Array.isArray(raw) ? raw.map(readNumber) : refuse("numbers")),
  dates: (raw) => (Array.isArray(raw) ? raw.map(readDay) : refuse("dates")),
  null: typed,
};

/** A plain JSON value without a declared type: text stays text, numbers become exact. */
export function typed(raw: unknown): Value {
  if (raw === null || raw === undefined || typeof raw === "boolean") return raw ?? null;
  if (typeof raw === "string") return readText(raw);
  if (typeof raw === "number" || raw instanceof DecimalJs) return readNumber(raw);
  if (raw instanceof Day || raw instanceof Date) return raw;
  return Array.isArray(raw) ? items(raw) : refuse("value");
}

function items(raw: unknown[]): Value[] {
  if (raw.every((item) => typeof item === "string")) return raw.map(readText);
  return raw[0] instanceof Day ? raw.map(readDay) : raw.map(readNumber);
}

/** The value as JSON: numbers and dates as text, as they are stored. */
export function plain(value: Value): unknown {
  if (value instanceof DecimalJs) return canonical(value);
  if (value instanceof Day) return value.iso;
  if (value instanceof Date) return `${value.toISOString().slice(0, 19)}Z`;
  if (Array.isArray(value)) return value.map(plain);
  return value;
}

export function typeOf(value: Value): Type {
  if (value === null || (Array.isArray(value) && value.length === 0)) return "null";
  if (Array.isArray(value)) return LIST_OF[typeOf(value[0] ?? null)] ?? "null";
  if (typeof value === "string") return "text";
  if (typeof value === "boolean") return "boolean";
  if (value instanceof Day) return "date";
  return value instanceof Date ? "datetime" : "number";
}

/** The number as text without exponent, trailing zeros or a minus before zero. */
export function canonical(number: Decimal): string {
  return number.isZero() ? "0" : number.toFixed();
}

export function bounded(number: Decimal): Decimal {
  if (!number.isFinite() || number.abs().gte(LARGEST)) {
    throw new ExpressionRefusal("expressions.number_too_large");
  }
  return number;
}

function readText(raw: unknown): string {
  if (typeof raw !== "string" || raw.includes("\u0000")) return refuse("text");
  return raw;
}

function readNumber(raw: unknown): Decimal {
  const isText = typeof raw === "string" && NUMBER.test(raw);
  if (!isText && typeof raw !== "number" && !(raw instanceof DecimalJs)) return refuse("number");
  const number = new Decimal(raw);
  if (!number.isFinite() || number.decimalPlaces() > MOST_DECIMALS) return refuse("number");
  return bounded(number);
}

function readDay(raw: unknown): Day {
  if (raw instanceof Day) return raw;
  if (typeof raw !== "string" || !DATE.test(raw)) return refuse("date");
  const at = new Date(`${raw}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== raw) return refuse("date");
  return new Day(raw);
}

function readMoment(raw: unknown): Date {
  if (raw instanceof Date) return raw;
  if (typeof raw !== "string" || !DATETIME.test(raw)) return refuse("datetime");
  readDay(raw.slice(0, 10));
  const at = new Date(raw);
  return Number.isNaN(at.getTime()) ? refuse("datetime") : at;
}

function refuse(type: string): never {
  throw new ExpressionRefusal("expressions.bad_value", { type });
}
