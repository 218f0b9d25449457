#!/usr/bin/env node
/** Checks that both languages say everything, that nothing is empty and that nothing is left over. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const SOURCE = join(dirname(fileURLToPath(import.meta.url)), "..", "src");
const PLURAL = /_(one|other)$/;
/** Said about what the server sends: found by the sent value, not by a name in the source. */
const BY_VALUE =
  /^(errors|events|actors|subjects|faults|findings|levels|permissions|scopes|channel|waiting_reason|closed_how)\./;

function filesIn(folder, ending) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

function wordsOf(language) {
  const words = new Map();
  const problems = [];
  for (const file of filesIn(join(SOURCE, "locales", language), /\.json$/)) {
    for (const [key, text] of Object.entries(JSON.parse(readFileSync(file, "utf8")))) {
      if (typeof text !== "string") problems.push(`${language} ${key}: not a text (keys are flat)`);
      if (words.has(key)) problems.push(`${language} ${key}: said twice`);
      if (text === "") problems.push(`${language} ${key}: empty`);
      words.set(key, text);
    }
  }
  return { words, problems };
}

function singular(words) {
  return new Map([...words].map(([key, text]) => [key.replace(PLURAL, ""), text]));
}

function placeholders(text) {
  return new Set([...String(text).matchAll(/{{\s*([\w.]+)/g)].map((match) => match[1]));
}

function comparison(chinese, english) {
  const problems = [];
  for (const key of chinese.keys()) if (!english.has(key)) problems.push(`en misses ${key}`);
  for (const key of english.keys()) if (!chinese.has(key)) problems.push(`zh-CN misses ${key}`);
  return problems;
}

function unused(keys) {
  const sources = filesIn(SOURCE, /(?<!\.gen)\.tsx?$/)
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .map((file) => readFileSync(file, "utf8"));
  const source = sources.join("\n");
  const prefixes = [...source.matchAll(/`([a-z][\w.-]*[._])\$\{/g)].map((match) => match[1]);
  return [...keys].filter(
    (key) =>
      !BY_VALUE.test(key) &&
      !source.includes(`"${key}"`) &&
      !prefixes.some((prefix) => key.startsWith(prefix)),
  );
}

export function check() {
  const chinese = wordsOf("zh-CN");
  const english = wordsOf("en");
  const [zh, en] = [singular(chinese.words), singular(english.words)];
  const strangers = [...en].flatMap(([key, text]) => {
    const known = placeholders(zh.get(key) ?? "");
    known.add("count").add("monthName").add("month");
    return zh.has(key)
      ? [...placeholders(text)]
          .filter((name) => !known.has(name))
          .map((name) => `en ${key}: {{${name}}} is not in zh-CN`)
      : [];
  });
  const left = unused(zh.keys()).map((key) => `${key}: nobody says it`);
  return [...chinese.problems, ...english.problems, ...comparison(zh, en), ...strangers, ...left];
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const problems = check();
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
