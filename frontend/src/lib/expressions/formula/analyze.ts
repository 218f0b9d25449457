import { compile } from "../compile";
import { type Row, scopeOf } from "../evaluate";
import type { Expression } from "../operation";
import { findProblems, typeGiven } from "../problems";
import type { Surroundings } from "../surroundings";
import { ExpressionRefusal, type Type, type Value } from "../values";
import { type FormulaField, typesOf } from "./fields";
import { parseFormula } from "./parse";
import { FormulaError } from "./tokens";

/** One thing wrong with a formula: `key` names its sentence, from and to its place in the text. */
export interface FormulaProblem {
  key: string;
  facts: Record<string, unknown>;
  from: number;
  to: number;
}

export type Analysis =
  | { expression: Expression; type: Type; problem: null }
  | { expression: null; type: null; problem: FormulaProblem };

/** A formula read and judged: its tree and type, or the first thing wrong with it. */
export function analyze(text: string, fields: readonly FormulaField[], expected?: Type): Analysis {
  try {
    const { expression, places } = parseFormula(text, fields);
    const types = typesOf(fields);
    const [problem] = findProblems(expression, types, { expected });
    if (!problem) return { expression, type: typeGiven(expression, types) ?? "null", problem: null };
    const place = places.get(partAt(expression, problem.path)) ?? { from: 0, to: text.length };
    const key = `errors.${problem.code}`;
    return { expression: null, type: null, problem: { key, facts: problem.facts, ...place } };
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    const { code, facts, from, to } = error;
    return { expression: null, type: null, problem: { key: `formula.error.${code}`, facts, from, to } };
  }
}

/** What a formula gives for sample values, or why it gives nothing. */
export function tryFormula(
  expression: Expression,
  fields: readonly FormulaField[],
  sample: Row,
  surroundings: Surroundings = {},
): { value: Value } | { refusal: ExpressionRefusal } {
  try {
    return { value: compile(expression)(scopeOf(sample, typesOf(fields), null, surroundings)) };
  } catch (refusal) {
    if (refusal instanceof ExpressionRefusal) return { refusal };
    throw refusal;
  }
}

function partAt(expression: Expression, path: string): Expression {
  const steps = [...path.matchAll(/args\.(\d+)/g)].map((match) => Number(match[1]));
  return steps.reduce<Expression>(
    (node, step) => ("op" in node ? (node.args[step] ?? node) : node),
    expression,
  );
}
