import { describe, expect, test } from "vitest";
import { contentOf, type DesignField } from "./content";
import { differenceOf, isSameContent, lastingOf } from "./difference";
import { targetAt } from "./dragging";
import { problemsByField } from "./problems";

const field = (code: string, more: Partial<DesignField> = {}): DesignField => ({
  id: `f_${code}`,
  code,
  kind: "text",
  label: { "zh-CN": code },
  ...more,
});
const form = (...fields: DesignField[]) => contentOf({ format: 1, fields, checks: [] });

describe("the difference of two versions", () => {
  test("names what was added, retired and changed, setting by setting", () => {
    const before = form(field("one", { required: true, hint: { en: "Old" } }), field("two"));
    const after = form(field("three"), field("one", { required: false, hint: { en: "New" } }));

    const { fields, isReordered } = differenceOf(before, after);

    expect(fields.map((change) => [change.what, change.field.code])).toEqual([
      ["added", "three"],
      ["changed", "one"],
      ["retired", "two"],
    ]);
    expect(fields[1]).toMatchObject({
      settings: [
        { setting: "required", before: true, after: false },
        { setting: "hint", before: { en: "Old" }, after: { en: "New" } },
      ],
    });
    expect(isReordered).toBe(false);
  });

  test("goes into sub-tables and sees another order", () => {
    const before = form(field("parts", { kind: "subtable", columns: [field("a"), field("b")] }), field("c"));
    const after = form(field("c"), field("parts", { kind: "subtable", columns: [field("b"), field("d")] }));

    const { fields, isReordered } = differenceOf(before, after);

    expect(fields.map((change) => [change.what, change.field.code, change.into?.code])).toEqual([
      ["added", "d", "parts"],
      ["retired", "a", "parts"],
    ]);
    expect(isReordered).toBe(true);
  });

  test("sees a field carried into a sub-table and out of it as moved", () => {
    const before = form(field("a"), field("parts", { kind: "subtable", columns: [field("b")] }));
    const after = form(field("b"), field("parts", { kind: "subtable", columns: [field("a")] }));

    const { fields } = differenceOf(before, after);

    expect(fields.map((change) => [change.what, change.field.code, change.into?.code])).toEqual([
      ["moved", "b", undefined],
      ["moved", "a", "parts"],
    ]);
  });

  test("is nothing between what means the same", () => {
    expect(
      isSameContent(form(field("a", { required: false })), form({ ...field("a"), label: { "zh-CN": "a" } })),
    ).toBe(true);
  });
});

test("ids and option keys that were published stay for good", () => {
  const lasting = lastingOf(form(field("a", { options: [{ key: "x", label: {} }] })));

  expect([...lasting.ids]).toEqual(["f_a"]);
  expect([...(lasting.keys.get("f_a") ?? [])]).toEqual(["x"]);
});

test("problems are known by their field, columns too, and those of the whole stand apart", () => {
  const content = form(field("a"), field("parts", { columns: [field("b")] }));

  const found = problemsByField(content, [
    { path: "fields.1.columns.0.label", code: "forms.label_missing" },
    { path: "fields.0.options.2", code: "forms.setting_malformed" },
    { path: "checks.0", code: "forms.check_malformed" },
  ]);

  expect(Object.fromEntries([...found].map(([id, [first]]) => [id, first?.path]))).toEqual({
    f_b: "label",
    f_a: "options.2",
    "": "checks.0",
  });
});

describe("where something held over the page would land", () => {
  const cell = (index: number, left: number, top: number, right: number) => ({
    place: { into: null, index },
    box: { left, top, right, bottom: top + 60 },
  });
  const ground = {
    cells: [cell(0, 0, 0, 300), cell(1, 308, 0, 608), cell(2, 0, 64, 608), cell(3, 0, 128, 300)],
    tables: [
      {
        id: "f_t",
        box: { left: 10, top: 150, right: 290, bottom: 180 },
        cells: [{ place: { into: "f_t", index: 0 }, box: { left: 10, top: 150, right: 150, bottom: 180 } }],
      },
    ],
    sheet: { left: 0, top: 0, right: 608, bottom: 200 },
    end: 4,
  };

  test.each([
    ["left half of a shared line", 40, 30, true, { into: null, index: 0 }, true],
    ["right half of a shared line", 280, 30, true, { into: null, index: 1 }, true],
    ["upper half of a whole line", 500, 70, true, { into: null, index: 2 }, false],
    ["lower half of a whole line", 500, 120, true, { into: null, index: 3 }, false],
    ["the room beside a narrow field", 450, 150, true, { into: null, index: 4 }, true],
    ["below everything", 100, 500, true, { into: null, index: 4 }, false],
    ["a table's first column", 20, 160, true, { into: "f_t", index: 0 }, true],
    ["behind a table's last column", 280, 160, true, { into: "f_t", index: 1 }, true],
    ["a table, for what cannot be a column", 20, 145, false, { into: null, index: 3 }, false],
  ])("%s", (_where, x, y, mayBeColumn, place, isUpright) => {
    const target = targetAt(ground, x, y, mayBeColumn);

    expect(target.place).toEqual(place);
    expect(target.line.isUpright).toBe(isUpright);
  });

  test("an empty page takes it at its end", () => {
    expect(targetAt({ ...ground, cells: [], tables: [], end: 0 }, 5, 5, true).place).toEqual({
      into: null,
      index: 0,
    });
  });
});
