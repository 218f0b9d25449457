import { expect, test } from "vitest";
import english from "@/locales/en/expressions.json";
import chinese from "@/locales/zh-CN/expressions.json";
import pageEnglish from "../../../../../docs/guide/formulas.md?raw";
import pageChinese from "../../../../../docs/guide/zh-CN/formulas.md?raw";
import { OPERATIONS } from "../registry";
import { EXAMPLES } from "./examples";
import { guideOf } from "./guide";

const LISTS = /\n\n\| (function|函数) \|[\s\S]*$/;

test("every operation has an example", () => {
  expect(Object.keys(EXAMPLES)).toEqual(expect.arrayContaining([...OPERATIONS.keys()]));
});

/** Stale? npm run guide writes both pages. */
test("the guide's pages are fresh in both languages", () => {
  expect(guideOf("en", english, pageEnglish.replace(LISTS, ""))).toBe(pageEnglish);
  expect(guideOf("zh-CN", chinese, pageChinese.replace(LISTS, ""))).toBe(pageChinese);
});
