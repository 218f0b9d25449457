import type { DesignField } from "../content";
import { CHOICES } from "./choices";
import { FILES } from "./files";
import { LAYOUT } from "./layout";
import { MOMENTS } from "./moments";
import { NUMBERS } from "./numbers";
import { PEOPLE } from "./people";
import { RELATIONS } from "./relations";
import type { Setting } from "./setting";
import { TEXT } from "./text";

const ALL: Record<string, Setting[]> = {
  ...TEXT,
  ...NUMBERS,
  ...MOMENTS,
  ...CHOICES,
  ...PEOPLE,
  ...FILES,
  ...RELATIONS,
  ...LAYOUT,
};

/** The settings of a field's own kind that make sense as it is now. */
export function settingsOf(field: DesignField, tab: Setting["tab"]): Setting[] {
  return (ALL[field.kind] ?? []).filter((setting) => setting.tab === tab && (setting.when?.(field) ?? true));
}

export function hasSettings(kind: string): boolean {
  return kind in ALL;
}
