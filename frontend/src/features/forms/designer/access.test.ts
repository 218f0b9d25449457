import { expect, test } from "vitest";
import { accessIn, limitOf } from "./access";
import type { DesignField, FormContent } from "./content";

const column = (code: string, access?: Record<string, string>) =>
  ({ id: `f_${code}`, code, kind: "text", label: {}, ...(access ? { access } : {}) }) as DesignField;
const table = {
  ...column("lines", { handler: "read" }),
  kind: "subtable",
  columns: [column("item"), column("cost", { handler: "hidden" })],
} as DesignField;
const content = { format: 1, fields: [table] } as FormContent;

test("a column goes as far as its table, less where the form or the role says so", () => {
  const handler = { key: "handler", fields: { "lines.item": "masked" } };

  expect(accessIn(handler, content)).toEqual({ f_lines: "read", f_item: "masked", f_cost: "hidden" });
  expect(limitOf({ key: "lead", fields: { "*": "read" } }, column("item"), table)).toBe("read");
  expect(accessIn(null, content)).toEqual({ f_lines: "edit", f_item: "edit", f_cost: "edit" });
});
