import { describe, expect, test } from "vitest";
import lines from "../../../../vectors/expr.jsonl?raw";
import { evaluate, fieldsOf, holds, type Row } from "./evaluate";
import type { Expression } from "./operation";
import { OPERATIONS } from "./registry";
import { ExpressionRefusal, plain } from "./values";
import { readWorld } from "./world";

interface Vector {
  name: string;
  expression: Expression;
  values: Row;
  before?: Row;
  expect?: unknown;
  refused?: string;
}

const [head = "{}", ...rest] = lines.trim().split("\n");
const { types: TYPES, surroundings } = readWorld(head);
const VECTORS: Vector[] = rest.map((line) => JSON.parse(line));

function operationsIn(node: Expression): string[] {
  return "op" in node ? [node.op, ...node.args.flatMap(operationsIn)] : [];
}

function answerOf({ expression, values, before }: Vector): unknown {
  try {
    return plain(evaluate(expression, values, TYPES, before ?? null, surroundings));
  } catch (refusal) {
    if (!(refusal instanceof ExpressionRefusal)) throw refusal;
    return { refused: refusal.code };
  }
}

describe("the shared vectors", () => {
  test("every operation has one", () => {
    const used = new Set(VECTORS.flatMap((vector) => operationsIn(vector.expression)));

    expect([...used].sort()).toEqual([...OPERATIONS.keys()].sort());
  });

  test.each(VECTORS)("$name", (vector) => {
    expect(answerOf(vector)).toEqual(vector.refused ? { refused: vector.refused } : vector.expect);
  });
});

describe("what cannot be judged", () => {
  test.each([
    [{ op: "xor", args: [] }, {}, "expressions.unknown_operation"],
    [{ op: "not", args: [] }, {}, "expressions.wrong_count"],
    [{ op: "constructor", args: [] }, {}, "expressions.unknown_operation"],
    [{ op: "<", args: [{ field: "f_text" }, { value: 1 }] }, { f_text: "a" }, "expressions.type_mismatch"],
    [{ field: "f_num" }, { f_num: "1e5" }, "expressions.bad_value"],
    [{ field: "f_date" }, { f_date: "2026-02-30" }, "expressions.bad_value"],
    [
      { op: "date_of", args: [{ field: "f_at" }] },
      { f_at: "2026-11-22T10:00:00Z" },
      "expressions.not_supplied",
    ],
    [
      { op: "*", args: [{ field: "f_num" }, { field: "f_num" }] },
      { f_num: `1${"0".repeat(30)}` },
      "expressions.number_too_large",
    ],
    [
      { op: "add_days", args: [{ field: "f_date" }, { value: 1 }] },
      { f_date: "9999-12-31" },
      "expressions.date_out_of_range",
    ],
  ] as [Expression, Row, string][])("%j is refused", (expression, values, code) => {
    expect(() => evaluate(expression, values, TYPES)).toThrow(code);
    expect(holds(expression, values, TYPES)).toBe(false);
  });
});

test("the fields read are known", () => {
  const expression: Expression = {
    op: "=",
    args: [{ field: "a" }, { op: "+", args: [{ field: "b" }, { value: 1 }] }],
  };

  expect([...fieldsOf(expression)]).toEqual(["a", "b"]);
});
