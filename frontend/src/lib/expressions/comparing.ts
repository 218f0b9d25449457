import { Decimal, ExpressionRefusal, typeOf, type Value } from "./values";

export function mismatch(op: string, expected: string, actual: Value): never {
  throw new ExpressionRefusal("expressions.type_mismatch", { op, expected, actual: typeOf(actual) });
}

/** Whether two values are the same; null is the same as null here. */
export function isSame(left: Value, right: Value): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => isSame(item, right[index] ?? null));
  }
  if (left === null || right === null) return left === right;
  return typeOf(left) === typeOf(right) && compare(left, right) === 0;
}

/** Below zero, zero or above: the order of two values of one type; text by code point. */
export function compare(left: Value, right: Value): number {
  if (left instanceof Decimal && right instanceof Decimal) return left.comparedTo(right);
  if (typeof left === "string" && typeof right === "string") return compareTexts(left, right);
  const [before, after] = [orderOf(left), orderOf(right)];
  return before < after ? -1 : Number(before > after);
}

function orderOf(value: Value): string | number {
  if (value instanceof Date) return value.getTime();
  if (typeof value === "boolean") return Number(value);
  return value !== null && typeof value === "object" && "iso" in value ? value.iso : "";
}

function compareTexts(left: string, right: string): number {
  if (left === right) return 0;
  const [before, after] = [Array.from(left), Array.from(right)];
  for (let index = 0; index < Math.min(before.length, after.length); index++) {
    const difference = (before[index]?.codePointAt(0) ?? 0) - (after[index]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return before.length - after.length;
}
