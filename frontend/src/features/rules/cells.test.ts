import { expect, test } from "vitest";
import { readCell, writeCell } from "./cells";

test.each([
  ["5", "number", { op: "=", value: 5 }],
  ["2.5", "number", { op: "=", value: "2.5" }],
  ["≥ 3", "number", { op: ">=", value: 3 }],
  ["1 .. 2", "number", { op: "between", value: [1, 2] }],
  ["a | b", "text", { op: "in", value: ["a", "b"] }],
  ["*发票*", "text", { op: "contains", value: "发票" }],
  ["∅", "text", { op: "empty" }],
  ["", "text", { op: "any" }],
  ["≠ x", "text", { op: "!=", value: "x" }],
  ["< 2026-01-01", "date", { op: "<", value: "2026-01-01", type: "date" }],
])("%s is read and written back", (text, type, cell) => {
  expect(readCell(text, type)).toEqual(cell);
  expect(writeCell(cell)).toBe(text);
});

test("what is no number in a column of numbers cannot be read", () => {
  expect(readCell("many", "number")).toBeNull();
  expect(readCell("vielleicht", "boolean")).toBeNull();
});
