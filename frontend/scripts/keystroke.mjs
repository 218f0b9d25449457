#!/usr/bin/env node
/** Milliseconds that the conditions and formulas of a form take in the pages: stdin is `{types, values, expressions}`. */
import { readFileSync } from "node:fs";
import { load } from "./bundle.mjs";

const ROUNDS = 50;
const { compile, scopeOf } = await load("lib/expressions/compile.ts", "lib/expressions/evaluate.ts");
const { types, values, expressions } = JSON.parse(readFileSync(0, "utf8"));

const asked = Array.from({ length: ROUNDS }, () => {
  const began = performance.now();
  const scope = scopeOf(values, types);
  for (const expression of expressions) compile(expression)(scope);
  return performance.now() - began;
});
const [first] = asked;
const middle = asked.toSorted((one, other) => one - other)[ROUNDS / 2];
process.stdout.write(`${JSON.stringify({ first, middle })}\n`);
