import { Decimal, ExpressionRefusal, read, type Type, typed, typeOf, type Value } from "./values";

export type Expression =
  | { op: string; args: Expression[]; fn_version?: number }
  | { field: string }
  | { value: unknown; type?: Type };

/** The values an expression reads, before and now, and the way to evaluate a part. */
export interface Scope {
  value: (node: Expression) => Value;
  field: (name: string) => Value;
  /** The image before the change; null when there is none. */
  before: ((name: string) => Value) | null;
}

export interface Operation {
  least: number;
  most: number;
  run: (args: Expression[], scope: Scope) => Value;
}

export const MOST_ARGUMENTS = 100;

/** An operation that always looks at all of its arguments. */
export function eager(
  least: number,
  most: number,
  of: (...values: [Value, Value, Value, ...Value[]]) => Value,
): Operation {
  const run = (args: Expression[], scope: Scope) => {
    const [first = null, second = null, third = null, ...rest] = args.map((arg) => scope.value(arg));
    return of(first, second, third, ...rest);
  };
  return { least, most, run };
}

/** An operation on any number of values. */
export function spread(least: number, most: number, of: (values: Value[]) => Value): Operation {
  return { least, most, run: (args, scope) => of(args.map((arg) => scope.value(arg))) };
}

export function mismatch(expected: string, actual: Value): never {
  throw new ExpressionRefusal("expressions.type_mismatch", { expected, actual: typeOf(actual) });
}

export function fixedValue(node: { value: unknown; type?: Type }): Value {
  return node.type === undefined ? typed(node.value) : read(node.value, node.type);
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
  return compareKeys(key(left), key(right));
}

function key(value: Value): string | number {
  if (typeof value === "string") return value;
  if (value instanceof Date) return value.getTime();
  if (typeof value === "boolean") return Number(value);
  return value !== null && typeof value === "object" && "iso" in value
    ? value.iso
    : mismatch("comparable", value);
}

function compareKeys(left: string | number, right: string | number): number {
  if (typeof left === "string" && typeof right === "string") return compareTexts(left, right);
  return left < right ? -1 : Number(left > right);
}

function compareTexts(left: string, right: string): number {
  const [before, after] = [Array.from(left), Array.from(right)];
  for (let index = 0; index < Math.min(before.length, after.length); index++) {
    const difference = (before[index]?.codePointAt(0) ?? 0) - (after[index]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return before.length - after.length;
}
