import type { DefaultBy } from "../definition";

/** Is a default worked out when the form is opened, instead of being one answer for everybody? */
export function isDefaultBy(value: unknown): value is DefaultBy {
  return typeof value === "object" && value !== null && "by" in value;
}

const OF_KIND: Record<string, readonly DefaultBy["by"][]> = {
  member: ["current_person"],
  members: ["current_person"],
  department: ["current_department"],
  departments: ["current_department"],
  date: ["now"],
  datetime: ["now"],
  time: ["now"],
  month: ["now"],
  year: ["now"],
};

/** Has no default: nobody fills it in, or it must be done by hand. */
const NEVER = new Set([
  "formula",
  "serial",
  "lookup",
  "rollup",
  "signature",
  "attachment",
  "image",
  "video",
  "secret",
]);

/** The ways in which a kind's default may come about. */
export function defaultWays(kind: string): readonly DefaultBy["by"][] | null {
  if (NEVER.has(kind)) return null;
  return [...(OF_KIND[kind] ?? []), "formula", "parameter", "previous", "linkage"];
}
