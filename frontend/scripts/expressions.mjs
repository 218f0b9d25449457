#!/usr/bin/env node
/**
 * Evaluates expressions as the pages do, many at once: the first line says types and surroundings, each other one
 * `{"expression", "values"}`; answers one line each, `{"answer"}` or `{"refused": code}`.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { rolldown } from "rolldown";

const SOURCE = join(dirname(fileURLToPath(import.meta.url)), "..", "src", "lib", "expressions");
const ENTRY = `
export { evaluate } from ${JSON.stringify(join(SOURCE, "evaluate.ts"))};
export { plain, ExpressionRefusal } from ${JSON.stringify(join(SOURCE, "values.ts"))};
export { readWorld } from ${JSON.stringify(join(SOURCE, "world.ts"))};
`;

async function language() {
  const folder = mkdtempSync(join(tmpdir(), "expressions-"));
  try {
    const entry = join(folder, "entry.ts");
    writeFileSync(entry, ENTRY);
    const bundle = await rolldown({ input: entry, platform: "node" });
    const { output } = await bundle.generate({ format: "esm" });
    const built = join(folder, "language.mjs");
    writeFileSync(built, output[0].code);
    return await import(pathToFileURL(built).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const { evaluate, plain, ExpressionRefusal, readWorld } = await language();
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
