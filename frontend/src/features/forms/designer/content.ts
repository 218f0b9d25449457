import type { Expression } from "@/lib/expressions/operation";
import type { Text } from "@/lib/i18n";

/** A field as a builder shapes it: what every field has, and the settings of its kind. */
export type DesignField = {
  id: string;
  code: string;
  kind: string;
  label: Text;
  aliases?: string[];
  columns?: DesignField[];
  width?: number;
  [setting: string]: unknown;
};

/** A condition over the whole form and what is said when it does not hold. */
export type FormCheck = {
  condition: Expression;
  message: Text;
  field?: string;
  level?: "blocking" | "warning";
};

export type FormContent = {
  format: number;
  fields: DesignField[];
  checks: FormCheck[];
  number?: string;
  title?: string[];
};

/** Where a field stands: on the page or in a sub-table, before the one that has this index now. */
export type Place = { into: string | null; index: number };

export type Located = { field: DesignField; into: string | null; index: number };

const EMPTY: FormContent = { format: 1, fields: [], checks: [] };

export function contentOf(stored: unknown): FormContent {
  return { ...EMPTY, ...((stored ?? {}) as Partial<FormContent>) };
}

/** The fields of the page, or the columns of a sub-table. */
export function listIn(content: FormContent, into: string | null): DesignField[] {
  if (into === null) return content.fields;
  return content.fields.find(({ id }) => id === into)?.columns ?? [];
}

export function locate(content: FormContent, id: string): Located | null {
  for (const [index, field] of content.fields.entries()) {
    if (field.id === id) return { field, into: null, index };
    const inner = field.columns?.findIndex((column) => column.id === id) ?? -1;
    const column = field.columns?.[inner];
    if (column) return { field: column, into: field.id, index: inner };
  }
  return null;
}

export function fieldOf(content: FormContent, id: string | undefined): DesignField | null {
  return id === undefined ? null : (locate(content, id)?.field ?? null);
}

/** Every field and every column, in the order of the page. */
export function everyField(content: FormContent): DesignField[] {
  return content.fields.flatMap((field) => [field, ...(field.columns ?? [])]);
}

export function codesIn(content: FormContent): Set<string> {
  return new Set(everyField(content).flatMap(({ code, aliases }) => [code, ...(aliases ?? [])]));
}

/** The content with another list of fields in one place. */
export function withList(content: FormContent, into: string | null, list: DesignField[]): FormContent {
  if (into === null) return { ...content, fields: list };
  return {
    ...content,
    fields: content.fields.map((field) => (field.id === into ? { ...field, columns: list } : field)),
  };
}

/** The tab page on which a field or column stands; the tab itself is on its own. */
export function tabOf(content: FormContent, id: string): string | undefined {
  const top = locate(content, id)?.into ?? id;
  const place = content.fields.findIndex((field) => field.id === top);
  return content.fields.slice(0, place + 1).findLast(({ kind }) => kind === "tab")?.id;
}
