import { CONDITIONS } from "./conditions";
import { FORMULAS } from "./formulas";
import { type Expression, fixedValue, type Operation, type Scope } from "./operation";
import { ExpressionRefusal, read, type Type, typed, type Value } from "./values";

export const OPERATIONS: Record<string, Operation> = { ...CONDITIONS, ...FORMULAS };

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
): Value {
  const reader = (row: Row) => (name: string) => {
    const type = types[name];
    return type === undefined ? typed(row[name]) : read(row[name], type);
  };
  const scope: Scope = {
    value: (node) => valueIn(node, scope),
    field: reader(values),
    before: before === null ? null : reader(before),
  };
  return valueIn(expression, scope);
}

/** Whether a condition holds; what cannot be judged does not hold. */
export function holds(condition: Expression, values: Row, types: Types = {}): boolean {
  try {
    return evaluate(condition, values, types) === true;
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

function valueIn(node: Expression, scope: Scope): Value {
  if (typeof node !== "object" || node === null) throw new ExpressionRefusal("expressions.not_an_expression");
  if ("field" in node) return scope.field(node.field);
  if ("op" in node) return operate(node, scope);
  if ("value" in node) return fixedValue(node);
  throw new ExpressionRefusal("expressions.not_an_expression");
}

function operate(node: { op: string; args: Expression[] }, scope: Scope): Value {
  const operation = Object.hasOwn(OPERATIONS, node.op) ? OPERATIONS[node.op] : undefined;
  if (operation === undefined) throw new ExpressionRefusal("expressions.unknown_operation", { op: node.op });
  if (!Array.isArray(node.args)) throw new ExpressionRefusal("expressions.not_an_expression");
  const count = node.args.length;
  if (count < operation.least || count > operation.most) {
    throw new ExpressionRefusal("expressions.wrong_count", { op: node.op, count });
  }
  return operation.run(node.args, scope);
}
