import type { DesignField } from "../content";

/** How one setting is asked of a builder. */
export type Editor =
  /** Words in both languages, on one line or several. */
  | { as: "words"; isLong?: boolean }
  | { as: "line"; placeholder?: string }
  | { as: "whole"; least?: number; most?: number }
  | { as: "decimal" }
  | { as: "megabytes" }
  | { as: "yes"; isOnAtFirst?: boolean }
  /** One of a few words, said as `designer.choice.<name>_<value>`. */
  | { as: "choice"; of: readonly string[]; atFirst?: string }
  /** Any number of words that need no translation: endings of files, currencies. */
  | { as: "tags"; of?: readonly string[] }
  | { as: "bound"; from: "today" | "now" | null }
  /** A field of this form, by its code. */
  | { as: "field"; kinds?: readonly string[] }
  | { as: "fields" }
  /** A column of the sub-table itself, or of the one named by another setting. */
  | { as: "column"; of: "self" | "over" }
  | { as: "formula"; result?: string }
  | { as: "foreign_fields"; isOne?: boolean }
  | { as: "foreign_condition" }
  /** Asked of each row of the sub-table: of its columns, and of the form around it. */
  | { as: "row_condition" }
  | { as: "record_type" }
  /** A number, or what another field says. */
  | { as: "amount" }
  /** Any of a few words, said as `designer.choice.<name>_<value>`. */
  | { as: "several"; of: readonly string[] }
  | { as: "action" | "json" }
  | { as: "options" | "tree" | "columns" | "totals" | "people" | "departments" | "fence" | "over" };

export type Setting = {
  name: string;
  tab: "properties" | "checks";
  editor: Editor;
  /** Another word than the setting's own, where the same name means something else. */
  word?: string;
  /** Asked only while this holds. */
  when?: (field: DesignField) => boolean;
};

export const property = (name: string, editor: Editor, more: Partial<Setting> = {}): Setting => ({
  name,
  tab: "properties",
  editor,
  ...more,
});

export const check = (name: string, editor: Editor, more: Partial<Setting> = {}): Setting => ({
  name,
  tab: "checks",
  editor,
  ...more,
});

export const isOn = (name: string) => (field: DesignField) => Boolean(field[name]);
export const isNot = (name: string) => (field: DesignField) => !field[name];
