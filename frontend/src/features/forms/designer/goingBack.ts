import type { DesignField, FormContent } from "./content";

type Choice = { key: string; children?: Choice[]; [setting: string]: unknown };

/** An older version as the draft: options that came since then go out of use, for answers may name them. */
export function goneBackTo(older: FormContent, held: FormContent): FormContent {
  return { ...older, fields: keptIn(older.fields, held.fields) };
}

function keptIn(older: readonly DesignField[], held: readonly DesignField[]): DesignField[] {
  const known = new Map(held.map((field) => [field.id, field]));
  return older.map((field) => {
    const now = known.get(field.id);
    if (!now) return field;
    const made: DesignField = { ...field };
    for (const setting of ["options", "tree"]) {
      if (Array.isArray(field[setting])) {
        made[setting] = keptChoices(field[setting] as Choice[], (now[setting] ?? []) as Choice[]);
      }
    }
    if (field.columns) made.columns = keptIn(field.columns, now.columns ?? []);
    return made;
  });
}

function keptChoices(older: readonly Choice[], held: readonly Choice[]): Choice[] {
  const keys = new Set(older.map(({ key }) => key));
  const children = new Map(held.map((one) => [one.key, one.children]));
  const stayed = older.map((one) => {
    const below = children.get(one.key);
    return below ? { ...one, children: keptChoices(one.children ?? [], below) } : one;
  });
  const gone = held.filter(({ key }) => !keys.has(key)).map((one) => ({ ...one, is_active: false }));
  return [...stayed, ...gone];
}
