import { type Expression, fixedValue, type Operation, type Part } from "./operation";
import { named } from "./registry";
import { Decimal, ExpressionRefusal } from "./values";

const KEPT = new WeakMap<Expression, Part>();

/** The expression as one function, made once; expressions are replaced, never changed. */
export function compile(expression: Expression): Part {
  if (typeof expression !== "object" || expression === null) return partOf(expression);
  const kept = KEPT.get(expression);
  if (kept) return kept;
  const made = partOf(expression);
  KEPT.set(expression, made);
  return made;
}

/** What is wrong with a part is refused when it is asked, not before. */
function partOf(node: Expression): Part {
  try {
    return madeOf(node);
  } catch (refusal) {
    if (!(refusal instanceof ExpressionRefusal)) throw refusal;
    return () => {
      throw refusal;
    };
  }
}

function madeOf(node: Expression): Part {
  if (typeof node !== "object" || node === null) throw new ExpressionRefusal("expressions.not_an_expression");
  if ("field" in node) {
    const name = node.field;
    return (scope) => scope.field(name);
  }
  if ("op" in node) return operationOf(node);
  if (!("value" in node)) throw new ExpressionRefusal("expressions.not_an_expression");
  const value = fixedValue(node);
  return () => value;
}

function operationOf(node: Extract<Expression, { op: string }>): Part {
  const operation = named(node.op, node.fn_version);
  if (operation === undefined) throw new ExpressionRefusal("expressions.unknown_operation", { op: node.op });
  if (!Array.isArray(node.args)) throw new ExpressionRefusal("expressions.not_an_expression");
  requireCount(operation, node.args.length);
  const parts = node.args.map(partOf);
  const isZeroed = node.zero_if_null === true && operation.mayZero;
  return operation.build(isZeroed ? parts.map(zeroed) : parts, node.args, operation);
}

export function requireCount({ name, signature: { least, most } }: Operation, count: number): void {
  if (count < least || count > most) {
    throw new ExpressionRefusal("expressions.wrong_count", { op: name, least, most, count });
  }
}

const ZERO = new Decimal(0);

function zeroed(part: Part): Part {
  return (scope) => part(scope) ?? ZERO;
}
