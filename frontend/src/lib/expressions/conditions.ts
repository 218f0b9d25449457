import {
  compare,
  type Expression,
  eager,
  isSame,
  MOST_ARGUMENTS,
  mismatch,
  type Operation,
  type Scope,
} from "./operation";
import { ExpressionRefusal, typeOf, type Value } from "./values";

const COMPARABLE = ["text", "number", "boolean", "date", "datetime"];
const ORDERED = ["text", "number", "date", "datetime"];
const LIST_OF: Record<string, string> = { text: "texts", number: "numbers" };

/** And, or, not, if; comparisons; presence; change. */
export const CONDITIONS: Record<string, Operation> = {
  and: { least: 1, most: MOST_ARGUMENTS, run: (args, scope) => args.every((arg) => isTrue(arg, scope)) },
  or: { least: 1, most: MOST_ARGUMENTS, run: (args, scope) => args.some((arg) => isTrue(arg, scope)) },
  not: { least: 1, most: 1, run: (args, scope) => args.every((arg) => !isTrue(arg, scope)) },
  if: { least: 3, most: 3, run: choose },
  "=": comparison(COMPARABLE, (order) => order === 0),
  "!=": comparison(COMPARABLE, (order) => order !== 0),
  "<": comparison(ORDERED, (order) => order < 0),
  "<=": comparison(ORDERED, (order) => order <= 0),
  ">": comparison(ORDERED, (order) => order > 0),
  ">=": comparison(ORDERED, (order) => order >= 0),
  between: eager(3, 3, between),
  in: eager(2, 2, isIn),
  contains: eager(2, 2, contains),
  starts_with: eager(2, 2, startsWith),
  is_empty: eager(1, 1, isEmpty),
  not_empty: eager(1, 1, (value) => !isEmpty(value)),
  coalesce: { least: 1, most: MOST_ARGUMENTS, run: coalesce },
  changed: { least: 1, most: 1, run: (args, scope) => images(args, scope) !== null },
  changed_from: { least: 2, most: 2, run: (args, scope) => didChange(args, scope, "before") },
  changed_to: { least: 2, most: 2, run: (args, scope) => didChange(args, scope, "now") },
};

function isTrue(node: Expression, scope: Scope): boolean {
  const value = scope.value(node);
  if (value === null || typeof value === "boolean") return value === true;
  return mismatch("boolean", value);
}

function choose([condition, yes, no]: Expression[], scope: Scope): Value {
  const chosen = condition !== undefined && isTrue(condition, scope) ? yes : no;
  return chosen === undefined ? null : scope.value(chosen);
}

function coalesce(args: Expression[], scope: Scope): Value {
  for (const arg of args) {
    const value = scope.value(arg);
    if (value !== null) return value;
  }
  return null;
}

function comparison(allowed: string[], holds: (order: number) => boolean): Operation {
  return eager(2, 2, (left, right) => {
    if (left === null || right === null) return false;
    sameType(allowed, left, right);
    return holds(compare(left, right));
  });
}

function sameType(allowed: string[], left: Value, right: Value) {
  if (!allowed.includes(typeOf(left))) mismatch(allowed.join(" | "), left);
  if (typeOf(left) !== typeOf(right)) mismatch(typeOf(left), right);
}

function between(value: Value, low: Value, high: Value): Value {
  if (value === null || low === null || high === null) return false;
  sameType(ORDERED, value, low);
  sameType(ORDERED, value, high);
  return compare(low, value) <= 0 && compare(value, high) <= 0;
}

function isIn(value: Value, items: Value): Value {
  if (value === null || items === null) return false;
  if (!Array.isArray(items)) return mismatch("texts | numbers", items);
  return hasItem(items, value);
}

function contains(whole: Value, item: Value): Value {
  if (whole === null || item === null) return false;
  if (typeof whole === "string" && typeof item === "string") return whole.includes(item);
  return Array.isArray(whole) ? hasItem(whole, item) : mismatch("text | texts | numbers", whole);
}

function hasItem(items: Value[], value: Value): boolean {
  if (items.length > 0 && LIST_OF[typeOf(value)] !== typeOf(items)) mismatch(typeOf(items), value);
  return items.some((item) => isSame(item, value));
}

function startsWith(whole: Value, start: Value): Value {
  if (whole === null || start === null) return false;
  if (typeof whole !== "string") return mismatch("text", whole);
  return typeof start === "string" ? whole.startsWith(start) : mismatch("text", start);
}

function isEmpty(value: Value): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

function images([node]: Expression[], scope: Scope): { before: Value; now: Value } | null {
  if (node === undefined || !("field" in node)) throw new ExpressionRefusal("expressions.field_expected");
  if (scope.before === null) return null;
  const found = { before: scope.before(node.field), now: scope.field(node.field) };
  return isSame(found.before, found.now) ? null : found;
}

function didChange(args: Expression[], scope: Scope, side: "before" | "now"): boolean {
  const found = images(args, scope);
  const wanted = args[1];
  return found !== null && wanted !== undefined && isSame(found[side], scope.value(wanted));
}
