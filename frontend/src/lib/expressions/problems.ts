import { requireCount } from "./compile";
import { type Expression, fixedValue, type Operation } from "./operation";
import { PLACES } from "./operations/arithmetic";
import { isPattern } from "./operations/formats";
import { BETWEEN, lookedUp } from "./operations/lookup";
import { named } from "./registry";
import { ArgumentError, take } from "./signatures";
import { ExpressionRefusal, TYPES, type Type, typeOf } from "./values";

export interface ExpressionProblem {
  path: string;
  code: string;
  facts: Record<string, unknown>;
}

export const MOST_LEVELS = 50;
const MOST_PARTS = 2000;
const KEYS = {
  op: ["op", "args", "fn_version", "zero_if_null"],
  field: ["field"],
  value: ["value", "type"],
};
type Kind = keyof typeof KEYS;
type Node = Record<string, unknown>;

/** Everything wrong with an expression, found while it is designed, and the type it gives: as on the server. */
export function findProblems(
  expression: unknown,
  types: Record<string, Type>,
  { expected, path = "" }: { expected?: Type; path?: string } = {},
): ExpressionProblem[] {
  const { problems, type } = judge(expression, types, path);
  if (type !== null && expected !== undefined && type !== expected && type !== "null") {
    const facts = { op: "", expected, actual: type };
    return [...problems, { path, code: "expressions.type_mismatch", facts }];
  }
  return problems;
}

/** The type an expression gives; null when it is not sound. */
export function typeGiven(expression: unknown, types: Record<string, Type>): Type | null {
  const { problems, type } = judge(expression, types, "");
  return problems.length > 0 ? null : type;
}

function judge(expression: unknown, types: Record<string, Type>, path: string) {
  const checker = new Checker(types);
  const type = checker.typeOf(expression, path, 1);
  return { problems: checker.problems, type };
}

class Checker {
  readonly problems: ExpressionProblem[] = [];
  private parts = 0;

  constructor(private readonly types: Record<string, Type>) {}

  typeOf(node: unknown, path: string, level: number): Type | null {
    this.parts += 1;
    if (level > MOST_LEVELS || this.parts > MOST_PARTS) {
      return this.note(path, new ExpressionRefusal("expressions.too_deep", { most: MOST_LEVELS }));
    }
    const kind = kindOf(node);
    if (kind === null) return this.note(path, new ExpressionRefusal("expressions.not_an_expression"));
    const part = node as Node;
    if (kind === "op") return this.operation(part, path, level);
    return kind === "field" ? this.field(part.field, path) : this.value(part, path);
  }

  private note(path: string, { code, facts }: ExpressionRefusal): null {
    this.problems.push({ path, code, facts });
    return null;
  }

  private field(name: unknown, path: string): Type | null {
    const isOwn = typeof name === "string" && !name.includes(BETWEEN);
    return isOwn ? this.named(name, path) : this.unknown(name, path);
  }

  private named(name: string, path: string): Type | null {
    return (Object.hasOwn(this.types, name) && this.types[name]) || this.unknown(name, path);
  }

  private unknown(name: unknown, path: string): null {
    return this.note(path, new ExpressionRefusal("expressions.unknown_field", { field: name }));
  }

  private value(node: Node, path: string): Type | null {
    return this.attempt(path, () => fixedType(node));
  }

  private attempt<T>(path: string, act: () => T): T | null {
    try {
      return act();
    } catch (refusal) {
      if (!(refusal instanceof ExpressionRefusal)) throw refusal;
      return this.note(path, refusal);
    }
  }

  private operation(node: Node, path: string, level: number): Type | null {
    const called = this.attempt(path, () => calledBy(node));
    if (called === null) return null;
    const { operation, args } = called;
    const found = args.map((arg, index) => this.typeOf(arg, below(path, index), level + 1));
    for (const [index, arg] of args.entries()) this.shape(operation, index, arg, below(path, index));
    const known = found.filter((type) => type !== null);
    return known.length < found.length ? null : this.result(operation, args, known, path);
  }

  private result(operation: Operation, args: unknown[], known: Type[], path: string): Type | null {
    if (operation.name === "lookup") return this.lookup(args, path);
    try {
      const { result } = take(operation.signature, known);
      if (operation.shapes.includes("pattern")) this.pattern(operation, args, known[0] ?? "null", path);
      return result;
    } catch (wrong) {
      if (!(wrong instanceof ArgumentError)) throw wrong;
      const facts = { op: operation.name, expected: wrong.expected, actual: known[wrong.index] };
      return this.note(below(path, wrong.index), new ExpressionRefusal("expressions.type_mismatch", facts));
    }
  }

  private lookup(args: unknown[], path: string): Type | null {
    try {
      return this.named(lookedUp(args as Expression[]).join(BETWEEN), below(path, 1));
    } catch (refusal) {
      if (refusal instanceof ExpressionRefusal) return null;
      throw refusal;
    }
  }

  private pattern({ name }: Operation, args: unknown[], of: Type, path: string): void {
    const text = literal(args[1]);
    const ways = of === "null" ? [true, false] : [of === "number"];
    if (typeof text !== "string" || !ways.some((ofNumber) => isPattern(text, ofNumber))) {
      this.note(below(path, 1), new ExpressionRefusal("expressions.bad_pattern", { op: name }));
    }
  }

  private shape({ name, shapes }: Operation, index: number, arg: unknown, path: string): void {
    const shape = shapes[index] ?? "any";
    const note = (code: string, facts: Record<string, unknown> = {}) =>
      this.note(path, new ExpressionRefusal(code, { op: name, ...facts }));
    if (shape === "field" && kindOf(arg) !== "field") note("expressions.field_expected");
    if (shape === "places" && !isPlaces(arg)) note("expressions.literal_expected", { most: PLACES });
    if (shape === "name" && typeof literal(arg) !== "string") note("expressions.name_expected");
  }
}

function kindOf(node: unknown): Kind | null {
  if (typeof node !== "object" || node === null || Array.isArray(node)) return null;
  const kinds = (Object.keys(KEYS) as Kind[]).filter(
    (kind) => kind in node && Object.keys(node).every((key) => KEYS[kind].includes(key)),
  );
  return kinds.length === 1 ? (kinds[0] ?? null) : null;
}

function calledBy(node: Node): { operation: Operation; args: unknown[] } {
  const operation = typeof node.op === "string" ? named(node.op, node.fn_version ?? 1) : undefined;
  if (operation === undefined) throw new ExpressionRefusal("expressions.unknown_operation", { op: node.op });
  const { args, zero_if_null: zero = false } = node;
  if (!Array.isArray(args) || typeof zero !== "boolean" || (zero && !operation.mayZero)) {
    throw new ExpressionRefusal("expressions.not_an_expression");
  }
  requireCount(operation, args.length);
  return { operation, args };
}

/** An empty list is of texts unless it says otherwise. */
function fixedType(node: Node): Type {
  const type = node.type as Type | undefined;
  if (type !== undefined && !TYPES.includes(type)) {
    throw new ExpressionRefusal("expressions.bad_value", { type: String(type) });
  }
  const value = fixedValue({ value: node.value, type });
  if (Array.isArray(value) && value.length === 0) return type && type !== "null" ? type : "texts";
  return typeOf(value);
}

function literal(arg: unknown): unknown {
  return kindOf(arg) === "value" ? (arg as Node).value : undefined;
}

function isPlaces(arg: unknown): boolean {
  const places = literal(arg);
  return Number.isInteger(places) && Number(places) >= 0 && Number(places) <= PLACES;
}

function below(path: string, index: number): string {
  return path ? `${path}.args.${index}` : `args.${index}`;
}
