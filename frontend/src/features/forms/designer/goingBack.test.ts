import { expect, test } from "vitest";
import { contentOf, type DesignField } from "./content";
import { goneBackTo } from "./goingBack";

const select = (...keys: string[]): DesignField => ({
  id: "f_level",
  code: "level",
  kind: "select",
  label: { "zh-CN": "级别" },
  options: keys.map((key) => ({ key, label: { "zh-CN": key } })),
});
const form = (...fields: DesignField[]) => contentOf({ format: 1, fields, checks: [] });

test("going back to an older version takes newer options out of use, in sub-tables and branches too", () => {
  const lines = (field: DesignField): DesignField => ({
    id: "f_lines",
    code: "lines",
    kind: "subtable",
    label: {},
    columns: [field],
  });
  const tree = (...keys: string[]): DesignField => ({
    id: "f_tree",
    code: "tree",
    kind: "cascader",
    label: {},
    tree: [{ key: "a", children: keys.map((key) => ({ key })) }],
  });

  const back = goneBackTo(
    form(select("a"), lines(select("a")), tree("x")),
    form(select("a", "b"), lines(select("b", "a")), tree("x", "y")),
  );

  const gone = { key: "b", label: { "zh-CN": "b" }, is_active: false };
  expect(back.fields[0]?.options).toEqual([{ key: "a", label: { "zh-CN": "a" } }, gone]);
  expect(back.fields[1]?.columns?.[0]?.options).toEqual([{ key: "a", label: { "zh-CN": "a" } }, gone]);
  expect(back.fields[2]?.tree).toEqual([
    { key: "a", children: [{ key: "x" }, { key: "y", is_active: false }] },
  ]);
});
