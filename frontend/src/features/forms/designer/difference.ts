import { type DesignField, everyField, type FormContent } from "./content";

export type SettingChange = { setting: string; before: unknown; after: unknown };

/** What became of one field between two versions; a column tells in which sub-table it lies. */
export type FieldChange = {
  what: "added" | "retired" | "moved" | "changed";
  field: DesignField;
  into?: DesignField;
  settings: SettingChange[];
};

export type Difference = {
  fields: FieldChange[];
  /** The fields that are in both stand in another order. */
  isReordered: boolean;
  /** What is said about the whole: checks, the number's pattern, the title. */
  whole: SettingChange[];
};

const WHOLE = ["checks", "number", "title"] as const;
/** Shown as changes of their own. */
const INNER = new Set(["columns"]);

export function differenceOf(before: FormContent, after: FormContent): Difference {
  const whole = WHOLE.flatMap((setting) => settingChange(setting, before[setting], after[setting]));
  return {
    fields: fieldChanges(before, after),
    isReordered: isReordered(before.fields, after.fields),
    whole,
  };
}

export function isNothing({ fields, isReordered: moved, whole }: Difference): boolean {
  return fields.length === 0 && !moved && whole.length === 0;
}

export function isSameContent(one: FormContent, other: FormContent): boolean {
  return isNothing(differenceOf(one, other));
}

type Lying = { field: DesignField; into?: DesignField };

/** Every field and column by its id, with the sub-table it lies in. */
function lying(content: FormContent): Map<string, Lying> {
  const all = content.fields.flatMap((field): Lying[] => [
    { field },
    ...(field.columns ?? []).map((column) => ({ field: column, into: field })),
  ]);
  return new Map(all.map((one) => [one.field.id, one]));
}

function fieldChanges(before: FormContent, after: FormContent): FieldChange[] {
  const [old, now] = [lying(before), lying(after)];
  const stay = [...now.values()].flatMap(({ field, into }): FieldChange[] => {
    const was = old.get(field.id);
    // The columns of a new table come with it.
    if (!was) return into && !old.has(into.id) ? [] : [{ what: "added", field, into, settings: [] }];
    const settings = settingChanges(was.field, field);
    const isElsewhere = was.into?.id !== into?.id;
    if (!isElsewhere && settings.length === 0) return [];
    return [{ what: isElsewhere ? "moved" : "changed", field, into, settings }];
  });
  const gone = [...old.values()].filter(
    ({ field, into }) => !now.has(field.id) && !(into && !now.has(into.id)),
  );
  return [
    ...stay,
    ...gone.map(({ field, into }): FieldChange => ({ what: "retired", field, into, settings: [] })),
  ];
}

function settingChanges(before: DesignField, after: DesignField): SettingChange[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changes = [...names]
    .filter((name) => !INNER.has(name))
    .flatMap((name) => settingChange(name, before[name], after[name]));
  const moved = isReordered(before.columns ?? [], after.columns ?? []);
  return moved ? [...changes, { setting: "columns", before: null, after: null }] : changes;
}

function settingChange(setting: string, before: unknown, after: unknown): SettingChange[] {
  if (plainly(before) === plainly(after)) return [];
  // A switch that is not said stands the other way.
  const [was, is] = [before ?? opposite(after), after ?? opposite(before)];
  return [{ setting, before: was, after: is }];
}

function opposite(value: unknown): boolean | undefined {
  return typeof value === "boolean" ? !value : undefined;
}

/** What is not said, false, or an empty list mean the same; the order of keys means nothing. */
function plainly(value: unknown): string {
  const isNone =
    value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0);
  return isNone ? "" : JSON.stringify(value, sortedKeys);
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function isReordered(before: readonly DesignField[], after: readonly DesignField[]): boolean {
  const old = new Set(before.map(({ id }) => id));
  const now = new Set(after.map(({ id }) => id));
  const stayed = before.filter(({ id }) => now.has(id)).map(({ id }) => id);
  const stay = after.filter(({ id }) => old.has(id)).map(({ id }) => id);
  return stayed.join() !== stay.join();
}

/** The ids, codes and option keys that were published once: they stay for good. */
export function lastingOf(published: FormContent | null): {
  ids: Set<string>;
  keys: Map<string, Set<string>>;
} {
  const fields = published ? everyField(published) : [];
  return {
    ids: new Set(fields.map(({ id }) => id)),
    keys: new Map(
      fields.map(({ id, options }) => [
        id,
        new Set(Array.isArray(options) ? options.map((option: { key: string }) => option.key) : []),
      ]),
    ),
  };
}
