import type { IconName } from "@/ui/icons";
import { allKinds, kindOf } from "../kinds";
import type { DesignField } from "./content";
import { newField } from "./store";

/** Something a builder can put on the page: a kind of field, or a kind set up for one use. */
export type PaletteEntry = {
  key: string;
  kind: string;
  group: string;
  icon: IconName;
  isColumn: boolean;
  settings: object;
};

/** Kinds set up for a use that people look for by its own name. */
const PRESETS: Omit<PaletteEntry, "isColumn">[] = [
  { key: "scan", kind: "text", group: "scene", icon: "qr", settings: { scan: true } },
];

const GROUPS = ["common", "people", "relations", "scene", "layout", "special"];
/** The kinds that most forms are made of; other plain ones stand at the end, with the special ones. */
const COMMON = [
  "text",
  "textarea",
  "number",
  "money",
  "date",
  "datetime",
  "select",
  "multiselect",
  "bool",
  "cascader",
];

export function paletteEntries(): PaletteEntry[] {
  const ofKinds = allKinds().map(({ key, group, icon, isColumn, settings }) => ({
    key,
    kind: key,
    group: group === "common" && !COMMON.includes(key) ? "special" : group,
    icon,
    isColumn,
    settings: settings as object,
  }));
  const presets = PRESETS.map((preset) => ({ ...preset, isColumn: true }));
  return [...ofKinds, ...presets].sort((one, other) => rank(one.key) - rank(other.key));
}

function rank(key: string): number {
  const place = COMMON.indexOf(key);
  return place < 0 ? COMMON.length : place;
}

export function grouped(entries: readonly PaletteEntry[]): { group: string; entries: PaletteEntry[] }[] {
  return GROUPS.map((group) => ({ group, entries: entries.filter((entry) => entry.group === group) })).filter(
    (one) => one.entries.length > 0,
  );
}

/** The names of a kind in both languages, as far as they are known here. */
export type Naming = (key: string) => DesignField["label"];

export function fieldOfEntry(entry: PaletteEntry, nameOf: Naming): DesignField {
  return newField(entry.kind, entry.key, nameOf(entry.key), structuredClone(entry.settings));
}

/** Every text of the sub-table's settings is as in the page's own; only the width means nothing there. */
export function iconOf(field: DesignField): IconName {
  return field.kind === "text" && field.scan === true ? "qr" : kindOf(field.kind).icon;
}
