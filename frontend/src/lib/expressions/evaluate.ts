import { compile } from "./compile";
import type { Expression, Scope } from "./operation";
import type { Surroundings } from "./surroundings";
import { ExpressionRefusal, read, type Type, typed, type Value } from "./values";

export type Types = Record<string, Type>;
export type Row = Record<string, unknown>;

/**
 * The value of an expression over stored JSON values; `types` says how numbers and dates kept as text are meant.
 * A field that is missing is null. Throws only `ExpressionRefusal`.
 */
export function evaluate(
  expression: Expression,
  values: Row,
  types: Types = {},
  before: Row | null = null,
  surroundings: Surroundings = {},
): Value {
  return compile(expression)(scopeOf(values, types, before, surroundings));
}

/** What compiled expressions read; one scope serves every expression over the same values. */
export function scopeOf(
  values: Row,
  types: Types,
  before: Row | null = null,
  surroundings: Surroundings = {},
): Scope {
  const readAs = (name: string, raw: unknown) => {
    const type = types[name];
    return type === undefined ? typed(raw) : read(raw, type);
  };
  return {
    field: (name) => readAs(name, values[name]),
    before: before === null ? null : (name) => readAs(name, before[name]),
    readAs,
    surroundings,
  };
}

/** Whether a condition holds; what cannot be judged does not hold. */
export function holds(
  condition: Expression,
  values: Row,
  types: Types = {},
  surroundings: Surroundings = {},
): boolean {
  try {
    return evaluate(condition, values, types, null, surroundings) === true;
  } catch (refusal) {
    if (refusal instanceof ExpressionRefusal) return false;
    throw refusal;
  }
}

/** The fields an expression reads. */
export function fieldsOf(expression: Expression): Set<string> {
  if ("field" in expression) return new Set([expression.field]);
  if (!("op" in expression)) return new Set();
  return new Set(expression.args.flatMap((part) => [...fieldsOf(part)]));
}
