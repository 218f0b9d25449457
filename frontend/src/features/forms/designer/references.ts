import { type DesignField, everyField, type FormContent, locate } from "./content";

type Rename = (name: string) => string;

/** Settings that name another field of the same form. */
const NAMES = new Set(["depends_on", "department_field", "over", "link"]);
/** Settings about the fields of another form. */
const FOREIGN = new Set(["filter", "columns", "value", "take", "column"]);

/** A value with every name of a field in it said anew. */
function renamed(value: unknown, key: string, rename: Rename): unknown {
  if (Array.isArray(value)) return renamedList(value, key, rename);
  if (typeof value !== "object" || value === null) {
    return typeof value === "string" && NAMES.has(key) ? rename(value) : value;
  }
  const entries = Object.entries(value).map(([name, inner]) => [
    name,
    name === "field" && typeof inner === "string" && key !== "match"
      ? rename(inner)
      : FOREIGN.has(name)
        ? inner
        : renamed(inner, name, rename),
  ]);
  return Object.fromEntries(entries);
}

function renamedList(list: unknown[], key: string, rename: Rename): unknown[] {
  const areNames = key === "within" && list.every((one) => typeof one === "string");
  return areNames ? list.map((one) => rename(one as string)) : list.map((one) => renamed(one, key, rename));
}

function renamedField(field: DesignField, rename: Rename): DesignField {
  const { id, code, kind, label, aliases, columns, ...settings } = field;
  const said = Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name,
      FOREIGN.has(name) ? value : renamed(value, name, rename),
    ]),
  );
  const plain = { id, code, kind, label, ...(aliases && { aliases }), ...said };
  return columns ? { ...plain, columns: columns.map((column) => renamedField(column, rename)) } : plain;
}

/** These fields with every mention of a name in their conditions, formulas and settings changed. */
export function withNames(fields: DesignField[], names: ReadonlyMap<string, string>): DesignField[] {
  const rename: Rename = (name) => {
    const [head = "", ...rest] = name.split(".");
    return names.get(name) ?? [names.get(head) ?? head, ...rest].join(".");
  };
  return fields.map((field) => renamedField(field, rename));
}

/** A form in which whatever spoke of one name speaks of another. */
export function withName(content: FormContent, before: string, after: string): FormContent {
  const names = new Map([[before, after]]);
  const fields = withNames(content.fields, names);
  const checks = content.checks.map((check) => ({
    ...check,
    condition: renamed(
      check.condition,
      "condition",
      (name) => names.get(name) ?? name,
    ) as typeof check.condition,
  }));
  return { ...content, fields, checks };
}

export type Use = { field: DesignField | null; setting: string };

/** Where a form speaks of one of its fields: in which field's setting, or (without a field) in a check. */
export function usesOf(content: FormContent, id: string): Use[] {
  const found = locate(content, id);
  if (!found) return [];
  const parent = found.into ? locate(content, found.into)?.field : undefined;
  const own = [id, found.field.code, ...(found.field.aliases ?? [])];
  const names = new Set([...own, ...(parent ? own.map((name) => `${parent.code}.${name}`) : [])]);
  const speaks = (value: unknown, key: string) => {
    let isMeant = false;
    renamed(value, key, (name) => {
      isMeant ||= names.has(name) || names.has(name.split(".")[0] ?? "");
      return name;
    });
    return isMeant;
  };
  const inFields = everyField(content)
    .filter((field) => field.id !== id)
    .flatMap((field) =>
      Object.entries(field)
        .filter(([setting, value]) => !FOREIGN.has(setting) && speaks(value, setting))
        .map(([setting]) => ({ field, setting })),
    );
  const inChecks = content.checks
    .filter((check) => check.field === id || speaks(check.condition, "condition"))
    .map(() => ({ field: null, setting: "checks" }));
  return [...inFields, ...inChecks];
}
