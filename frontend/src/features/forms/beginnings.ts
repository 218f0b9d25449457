import type { FieldDefinition } from "./definition";

const TWO_OPTIONS = [
  { key: "one", label: { "zh-CN": "选项一", en: "Option one" } },
  { key: "two", label: { "zh-CN": "选项二", en: "Option two" } },
];

/** The settings a new field begins with, where its kind needs some. */
export const BEGINNINGS: Record<string, Partial<FieldDefinition>> = {
  address: { levels: 3, detail: true },
  cascader: {
    tree: [
      {
        key: "one",
        label: { "zh-CN": "一级", en: "First" },
        children: [{ key: "two", label: { "zh-CN": "二级", en: "Second" } }],
      },
    ],
    leaf_only: true,
  },
  formula: { expression: { value: null }, result: "number", scale: 2 },
  image: { max_count: 9, longest_edge: 1920 },
  money: { currency: "CNY" },
  multiselect: { options: TWO_OPTIONS },
  number: { scale: 0 },
  qr: { content: { value: "" } },
  rating: { most: 5 },
  rollup: { of: "count" },
  select: { options: TWO_OPTIONS },
  serial: { pattern: "{YYYY}{MM}-{seq:4}" },
  subtable: { columns: [], max_rows: 200 },
  text: { width: 12 },
};
