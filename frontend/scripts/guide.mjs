#!/usr/bin/env node
/** Writes the lists of functions in docs/guide/formulas.md and zh-CN/formulas.md; what stands above them stays. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { load, SOURCE } from "./bundle.mjs";

const GUIDE = join(SOURCE, "..", "..", "docs", "guide");
const LISTS = /\n\n\| (function|函数) \|[\s\S]*$/;
const { guideOf } = await load("lib/expressions/formula/guide.ts");

for (const [language, page] of [
  ["en", join(GUIDE, "formulas.md")],
  ["zh-CN", join(GUIDE, "zh-CN", "formulas.md")],
]) {
  const words = JSON.parse(readFileSync(join(SOURCE, "locales", language, "expressions.json"), "utf8"));
  writeFileSync(page, guideOf(language, words, readFileSync(page, "utf8").replace(LISTS, "")));
}
