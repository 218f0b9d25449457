import { expect, test } from "vitest";
import { become, becomes } from "./changing";

test("text becomes long text as it is, and a number by copying", () => {
  const offered = becomes("text");

  expect(offered).toContainEqual({ kind: "textarea", way: "in_place" });
  expect(offered).toContainEqual({ kind: "number", way: "convert" });
  expect(offered.map(({ kind }) => kind)).not.toContain("subtable");
  expect(becomes("subtable")).toEqual([]);
});

test("a new field takes the code, the words and the conditions of the one it replaces", () => {
  const visible = { op: "is_set", args: [{ field: "name" }] };
  const old = { id: "f_old", code: "amount", kind: "text", label: { en: "Amount" }, visible, max_length: 5 };

  const made = become(old, "number", { scale: 2 }, "f_new");

  expect(made).toEqual({
    id: "f_new",
    code: "amount",
    kind: "number",
    label: { en: "Amount" },
    visible,
    scale: 2,
    replaces: "f_old",
  });
});
