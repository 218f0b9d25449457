import type { Expression } from "@/lib/expressions/operation";
import { BETWEEN } from "@/lib/expressions/operations/lookup";
import type { Type, Value } from "@/lib/expressions/values";
import { plain } from "@/lib/expressions/values";
import type { FieldDefinition, FormCheck } from "./definition";
import { expressionsOf } from "./dependencies";

/** What a formula asks of the record that a link names. */
export interface LookedUp {
  link: FieldDefinition;
  code: string;
}

/** Everything that the conditions and formulas of a form look up, each once. */
export function lookedUpIn(fields: readonly FieldDefinition[], checks: readonly FormCheck[]): LookedUp[] {
  const expressions = [...fields.flatMap(expressionsOf), ...checks.map(({ condition }) => condition)];
  const found = new Map<string, LookedUp>();
  for (const [name, code] of expressions.flatMap(lookupsOf)) {
    const link = fields.find(({ id, code: own, kind }) => kind === "link" && (id === name || own === name));
    if (link) found.set(`${link.id}${BETWEEN}${code}`, { link, code });
  }
  return [...found.values()];
}

function lookupsOf(expression: Expression): [string, string][] {
  if (!("op" in expression)) return [];
  const inside = expression.args.flatMap(lookupsOf);
  const [link, taken] = expression.args;
  const isWhole = expression.op === "lookup" && link && "field" in link && taken && "value" in taken;
  return isWhole ? [[link.field, String(taken.value)], ...inside] : inside;
}

type Told = { of: number; value: unknown };

/** What was found in linked records, for the formulas that ask for it. */
export class Found {
  private readonly told = new Map<string, Told>();

  constructor(private readonly named: (name: string) => string) {}

  /** Whether this is news. */
  tell(link: string, code: string, of: number, value: unknown): boolean {
    const key = `${link}${BETWEEN}${code}`;
    const before = this.told.get(key);
    this.told.set(key, { of, value });
    return before?.of !== of || JSON.stringify(before.value) !== JSON.stringify(value);
  }

  /** Nothing until the record that is linked now was asked. */
  readonly ask = (name: string, key: Value, code: string): unknown => {
    const told = this.told.get(`${this.named(name)}${BETWEEN}${code}`);
    const ids = plain(key);
    const id = Number(Array.isArray(ids) ? ids[0] : ids);
    return told?.of === id ? told.value : null;
  };
}

/** How the names of a link say what type is found behind them. */
export function namesThrough({ link, code }: LookedUp, type: Type | undefined) {
  return [link.id, link.code].map((name) => ({ name: `${name}${BETWEEN}${code}`, raw: null, type }));
}
