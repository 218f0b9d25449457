import { FAMILIES } from "../registry";
import { plain, type Value } from "../values";
import { tryFormula } from "./analyze";
import { EXAMPLE_FIELDS, EXAMPLE_SURROUNDINGS, EXAMPLE_VALUES, EXAMPLES } from "./examples";
import type { FormulaField } from "./fields";
import { functionOf, isRepeated } from "./names";
import { parseFormula } from "./parse";
import { printFormula } from "./print";

type Language = "zh-CN" | "en";
type Words = Record<string, string>;

const CALLED_APART = ["today", "now", "zero_if_null"];

/** The guide's page of all functions in one language; `words` are that language's texts. */
export function guideOf(language: Language, words: Words, prose: string): string {
  const fields = fieldsIn(language);
  const sections = Object.entries(FAMILIES).map(([family, operations]) => [
    `## ${words[`formula.family.${family}`]}`,
    tableOf(
      operations.map(({ name }) => name),
      language,
      words,
      fields,
    ),
  ]);
  const apart = tableOf(CALLED_APART, language, words, fields);
  return `${prose.trim()}\n\n${apart}\n\n${sections.flat().join("\n\n")}\n`;
}

function fieldsIn(language: Language): FormulaField[] {
  return EXAMPLE_FIELDS.map(({ name, type, zh, en }) => ({
    name,
    code: name,
    labels: language === "en" ? [en, zh] : [zh, en],
    type,
  }));
}

function tableOf(ops: string[], language: Language, words: Words, fields: FormulaField[]): string {
  const head =
    language === "en" ? "| function | what it gives | example | result |" : "| 函数 | 作用 | 例子 | 得到 |";
  const rows = ops.map((op) => {
    const { formula, result } = exampleOf(op, language, words, fields);
    return `| ${calledAs(op, language, words)} | ${words[`formula.help.${op}`] ?? ""} | \`${formula}\` | ${result} |`;
  });
  return [head, "|---|---|---|---|", ...rows].join("\n");
}

/** `ROUND(number, decimals)` 四舍五入; the marks stand for themselves. */
function calledAs(op: string, language: Language, words: Words): string {
  const called = functionOf(op);
  if (!called) return `\`${op === "!=" ? "<>" : op}\``;
  const params = called.params.map((param) => words[`formula.param.${param}`] ?? param);
  const all = [...params, ...(isRepeated(op) ? ["…"] : [])].join(", ");
  const [first, second] =
    language === "en" ? [called.english, called.chinese] : [called.chinese, called.english];
  return `\`${first}(${all})\` ${second}`;
}

/** The example in the language of the page, and what it gives for the example's values. */
function exampleOf(op: string, language: Language, words: Words, fields: FormulaField[]) {
  const { expression } = parseFormula(EXAMPLES[op] ?? "", fields);
  const tried = tryFormula(expression, fields, EXAMPLE_VALUES, EXAMPLE_SURROUNDINGS);
  if ("refusal" in tried) throw tried.refusal;
  return { formula: printFormula(expression, { fields, language }), result: said(tried.value, words) };
}

function said(value: Value, words: Words): string {
  if (value === null) return words["formula.bar.nothing"] ?? "";
  if (typeof value === "boolean") return words[value ? "formula.bar.yes" : "formula.bar.no"] ?? "";
  return Array.isArray(value) ? value.map((item) => said(item, words)).join("、") : String(plain(value));
}
