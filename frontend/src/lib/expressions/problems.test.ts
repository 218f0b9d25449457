import { describe, expect, test } from "vitest";
import functions from "../../../../vectors/expr-functions.json";
import lines from "../../../../vectors/expr-problems.jsonl?raw";
import { findProblems, typeGiven } from "./problems";
import { FAMILIES } from "./registry";
import type { Type } from "./values";

interface Vector {
  name: string;
  expression: unknown;
  expected?: Type;
  path?: string;
  gives?: Type;
  problems?: { path: string; code: string; facts: Record<string, unknown> }[];
}

const [head = "{}", ...rest] = lines.trim().split("\n");
const { types }: { types: Record<string, Type> } = JSON.parse(head);
const VECTORS: Vector[] = rest.map((line) => JSON.parse(line));

describe("the shared problems", () => {
  test.each(VECTORS)("$name", ({ expression, expected, path, gives, problems = [] }) => {
    expect(findProblems(expression, types, { expected, path })).toEqual(problems);
    expect(typeGiven(expression, types)).toBe(gives ?? null);
  });
});

test("the operations are those of the server, to the letter", () => {
  const known = Object.entries(FAMILIES).flatMap(([family, operations]) =>
    operations.map(({ name, signature, shapes, mayZero, version }) => ({
      family,
      name,
      takes: signature.text,
      shapes,
      may_zero: mayZero,
      fn_version: version,
    })),
  );

  expect(known).toEqual(functions.map(({ in_sql: _inSql, ...operation }) => operation));
});
