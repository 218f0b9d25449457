#!/usr/bin/env node
/**
 * Evaluates expressions as the pages do, many at once: the first line says types and surroundings, each other one
 * `{"expression", "values"}`; answers one line each, `{"answer"}` or `{"refused": code}`.
 */
import { readFileSync } from "node:fs";
import { load } from "./bundle.mjs";

const language = await load(
  "lib/expressions/evaluate.ts",
  "lib/expressions/values.ts",
  "lib/expressions/world.ts",
);
const { evaluate, plain, ExpressionRefusal, readWorld } = language;
const [head, ...lines] = readFileSync(0, "utf8").trim().split("\n");
const { types, surroundings } = readWorld(head);

function answer({ expression, values }) {
  try {
    return { answer: plain(evaluate(expression, values, types, null, surroundings)) };
  } catch (refusal) {
    if (!(refusal instanceof ExpressionRefusal)) throw refusal;
    return { refused: refusal.code };
  }
}

const answers = lines.map((line) => JSON.stringify(answer(JSON.parse(line))));
process.stdout.write(`${answers.join("\n")}\n`);
