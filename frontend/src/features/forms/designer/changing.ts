import type { DesignField } from "./content";

/** Whether a field may become one of another kind: as it is, by copying its answers, or not at all. */
export type Way = "in_place" | "convert";

const IN_PLACE = new Set([
  "text textarea",
  "serial text",
  "serial textarea",
  "month text",
  "time text",
  "year number",
  "rating number",
  "image attachment",
  "video attachment",
]);
const WORDED = [
  "text",
  "textarea",
  "number",
  "money",
  "bool",
  "date",
  "month",
  "year",
  "time",
  "datetime",
  "select",
  "multiselect",
  "rating",
  "member",
  "members",
  "department",
  "departments",
  "cascader",
  "daterange",
];
const FROM_WORDS = new Set([...WORDED, "richtext", "serial", "formula", "address", "json"]);
const INTO_WORDS = [...WORDED, "richtext"];

/** The kinds that a field may become, and how; the server has the last word at publishing. */
export function becomes(kind: string): { kind: string; way: Way }[] {
  const inPlace = [...IN_PLACE].flatMap((pair) => {
    const [before, after] = pair.split(" ");
    return before === kind && after ? [{ kind: after, way: "in_place" as const }] : [];
  });
  if (!FROM_WORDS.has(kind)) return inPlace;
  const taken = new Set([kind, ...inPlace.map((one) => one.kind)]);
  const copied = INTO_WORDS.filter((one) => !taken.has(one)).map((one) => ({
    kind: one,
    way: "convert" as const,
  }));
  return [...inPlace, ...copied];
}

const EVERY_KIND = new Set([
  "label",
  "hint",
  "tooltip",
  "width",
  "required",
  "required_if",
  "visible",
  "readonly",
  "readonly_if",
  "clear_when_hidden",
  "indexed",
  "searchable",
  "reportable",
  "history",
  "sensitive",
  "access",
]);

/** What the field becomes: the same one of another kind, or a new one in its place. */
export function become(field: DesignField, kind: string, settings: object, id: string): DesignField {
  const kept = Object.fromEntries(Object.entries(field).filter(([name]) => EVERY_KIND.has(name)));
  const chosen = ["select", "multiselect"].includes(kind) && Array.isArray(field.options);
  const options = chosen ? { options: field.options } : {};
  return {
    ...settings,
    ...options,
    ...kept,
    label: field.label,
    id,
    code: field.code,
    kind,
    replaces: field.id,
  };
}
