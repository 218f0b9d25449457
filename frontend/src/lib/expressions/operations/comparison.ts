import { compare, isSame } from "../comparing";
import { type Operation, operation, total } from "../operation";
import type { Value } from "../values";

const COMPARABLE = "T, T -> boolean for T in text, number, boolean, date, datetime";
const ORDERED = "T, T -> boolean for T in text, number, date, datetime";

/** Comparisons: false whenever one side is null; text in the order of its code points. */
export const COMPARISON: Operation[] = [
  comparison("=", COMPARABLE, (order) => order === 0),
  comparison("!=", COMPARABLE, (order) => order !== 0),
  comparison("<", ORDERED, (order) => order < 0),
  comparison("<=", ORDERED, (order) => order <= 0),
  comparison(">", ORDERED, (order) => order > 0),
  comparison(">=", ORDERED, (order) => order >= 0),
  operation("between", "T, T, T -> boolean for T in text, number, date, datetime", total(between)),
  operation("in", "T, [T] -> boolean for T in text, number, date", total(isIn)),
];

function comparison(name: string, takes: string, holds: (order: number) => boolean): Operation {
  return operation(
    name,
    takes,
    total((left: Value, right: Value) => left !== null && right !== null && holds(compare(left, right))),
  );
}

function between(value: Value, low: Value, high: Value): Value {
  if (value === null || low === null || high === null) return false;
  return compare(low, value) <= 0 && compare(value, high) <= 0;
}

function isIn(value: Value, items: Value[] | null): Value {
  return value !== null && (items ?? []).some((item) => isSame(item, value));
}
