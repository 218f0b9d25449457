/** How an answer of a kind is usually given: the same kinds a form has, by what they store. */
const TYPES: Readonly<Record<string, string>> = {
  bool: "boolean",
  date: "date",
  datetime: "datetime",
  money: "number",
  multiselect: "texts",
  number: "number",
  rating: "number",
  year: "number",
};

/** Kinds whose answers are made by people, never written down beforehand. */
const NEVER_PLAIN = new Set([
  "address",
  "attachment",
  "cascader",
  "daterange",
  "formula",
  "image",
  "link",
  "lookup",
  "rollup",
  "serial",
  "signature",
  "subtable",
  "video",
]);

export const typeOfKind = (kind: string): string => TYPES[kind] ?? "text";

/** Whether a plain value of this kind can be chosen or written; else it is made by a formula. */
export const takesPlain = (kind: string): boolean => !NEVER_PLAIN.has(kind);
