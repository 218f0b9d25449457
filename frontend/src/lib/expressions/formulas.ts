import { eager, MOST_ARGUMENTS, mismatch, type Operation, spread } from "./operation";
import { bounded, canonical, Day, Decimal, ExpressionRefusal, type Value } from "./values";

const PLACES = 10;
const DAY_MS = 86_400_000;

/** Arithmetic, text and dates. */
export const FORMULAS: Record<string, Operation> = {
  "+": arithmetic(2, MOST_ARGUMENTS, (numbers) => numbers.reduce((sum, number) => sum.plus(number))),
  "-": arithmetic(2, 2, ([left, right]) => (left && right ? left.minus(right) : null)),
  "*": arithmetic(2, MOST_ARGUMENTS, (numbers) =>
    numbers.reduce((all, number) => rounded(all.times(number))),
  ),
  "/": arithmetic(2, 2, ([left, right]) =>
    left && right && !right.isZero() ? rounded(left.div(right)) : null,
  ),
  round: arithmetic(1, 2, ([number, places]) => (number ? rounded(number, within(places)) : null)),
  concat: spread(1, MOST_ARGUMENTS, (values) => values.map(asText).join("")),
  length: eager(1, 1, length),
  lower: eager(1, 1, lower),
  days_between: eager(2, 2, daysBetween),
  add_days: eager(2, 2, addDays),
};

function arithmetic(least: number, most: number, step: (numbers: Decimal[]) => Decimal | null): Operation {
  return spread(least, most, (values) => {
    const numbers = values.filter((value) => value !== null).map(asNumber);
    if (numbers.length < values.length) return null;
    const result = step(numbers);
    return result === null ? null : bounded(result);
  });
}

function asNumber(value: Value): Decimal {
  return value instanceof Decimal ? value : mismatch("number", value);
}

function rounded(number: Decimal, places = PLACES): Decimal {
  return number.toDecimalPlaces(places, Decimal.ROUND_HALF_UP);
}

function within(places: Decimal | undefined): number {
  return Math.min(Math.max(places?.trunc().toNumber() ?? 0, 0), PLACES);
}

function asText(value: Value): string {
  if (value === null) return "";
  if (typeof value === "string") return value;
  if (value instanceof Decimal) return canonical(value);
  return value instanceof Day ? value.iso : mismatch("text | number | date", value);
}

function length(value: Value): Value {
  if (value === null) return null;
  if (typeof value === "string") return new Decimal(Array.from(value).length);
  return Array.isArray(value) ? new Decimal(value.length) : mismatch("text | texts | numbers", value);
}

function lower(value: Value): Value {
  if (value === null) return null;
  if (typeof value !== "string") return mismatch("text", value);
  return value.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function daysBetween(start: Value, end: Value): Value {
  const [first, last] = [dayMs(start), dayMs(end)];
  return first === null || last === null ? null : new Decimal((last - first) / DAY_MS);
}

function addDays(start: Value, days: Value): Value {
  const first = dayMs(start);
  const count = days === null ? null : asNumber(days).trunc().toNumber();
  if (first === null || count === null) return null;
  const moved = new Date(first + count * DAY_MS);
  const iso = Number.isNaN(moved.getTime()) ? "" : moved.toISOString().slice(0, 10);
  if (!/^(?!0000)\d{4}-/.test(iso)) throw new ExpressionRefusal("expressions.date_out_of_range");
  return new Day(iso);
}

function dayMs(value: Value): number | null {
  if (value === null) return null;
  return value instanceof Day ? Date.parse(`${value.iso}T00:00:00Z`) : mismatch("date", value);
}
