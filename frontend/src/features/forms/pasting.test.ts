import { describe, expect, test } from "vitest";
import type { FieldDefinition } from "./definition";
import { answerOfCell, cellsOf, isTable } from "./pasting";

describe("cells of a spreadsheet", () => {
  test.each([
    [
      "a\tb\nc\td\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ['"two\nlines"\t"say ""hi"""\r\n', [["two\nlines", 'say "hi"']]],
    [
      "\t\n1\t",
      [
        ["", ""],
        ["1", ""],
      ],
    ],
  ])("%j", (pasted, cells) => {
    expect(cellsOf(pasted)).toEqual(cells);
  });

  test("one cell alone is an ordinary paste", () => {
    expect(isTable("seal\n")).toBe(false);
    expect(isTable("seal\t2")).toBe(true);
  });
});

describe("what a cell means", () => {
  const column = (kind: string, more: Partial<FieldDefinition> = {}): FieldDefinition => ({
    id: "f_1",
    code: "one",
    kind,
    label: {},
    ...more,
  });
  const options = [{ key: "stock", label: { "zh-CN": "仓库", en: "Store" } }];

  test.each([
    [column("number"), "１,234.5", "1234.5"],
    [column("number", { percent: true }), "13%", "0.13"],
    [column("number", { percent: true }), "0.5%", "0.005"],
    [column("money"), "¥1,860.00", { amt: "1860.00", cur: "CNY" }],
    [column("bool"), "是", true],
    [column("bool"), "No", false],
    [column("date"), "2026/1/9", "2026-01-09"],
    [column("date"), "2026年11月24日", "2026-11-24"],
    [column("select", { options }), "Store", "stock"],
    [column("select", { options }), "别处", "别处"],
    [column("multiselect", { options }), "仓库", ["stock"]],
    [column("text"), "  ", null],
  ])("%#: %j", (field, cell, answer) => {
    expect(answerOfCell(field, cell)).toEqual(answer);
  });
});
