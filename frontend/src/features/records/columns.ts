import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import "@/features/forms/kinds";
import type { Access, Answer, FieldDefinition } from "@/features/forms/definition";
import { isLayout } from "@/features/forms/layout";
import { typeOfField } from "@/features/forms/readings";
import { kindOf } from "@/features/forms/registry";
import type { Type } from "@/lib/expressions/values";
import { useText } from "@/lib/i18n";
import { useKept } from "@/lib/kept";
import type { Change, Listing } from "./listing";
import type { Row, TypePage } from "./types";

/** One column that a list of records may show: a field of the form, or what every record has. */
export type Column = {
  code: string;
  label: string;
  field: FieldDefinition;
  type: Type | undefined;
  access: Access;
  isFigure: boolean;
  isSortable: boolean;
  isOwn: boolean;
};

const SORTABLE: readonly (Type | undefined)[] = ["text", "number", "boolean", "date", "datetime"];
const OWN = ["number", "title", "created_at", "created_by", "updated_at", "updated_by"] as const;
type OwnCode = (typeof OWN)[number];
const OWN_KINDS: Record<OwnCode, string> = {
  number: "text",
  title: "text",
  created_at: "datetime",
  created_by: "member",
  updated_at: "datetime",
  updated_by: "member",
};
/** A number only where records are numbered, a name of its own only where no single field is the name. */
const always = () => true;
const OFFERED: Record<OwnCode, (page: TypePage, isNamedByOne: boolean) => boolean> = {
  number: ({ content }) => Boolean(content.number),
  title: (_page, isNamedByOne) => !isNamedByOne,
  created_at: always,
  created_by: always,
  updated_at: always,
  updated_by: always,
};
export const TITLE = "record.title";
export const NUMBER = "record.number";

/** Every column of a type for who looks at it, in the order of its form. */
export function useColumns(page: TypePage): Column[] {
  const { t } = useTranslation();
  const text = useText();
  return useMemo(() => {
    const isNamedByOne = titleField(page) !== undefined;
    const own = OWN.filter((code) => OFFERED[code](page, isNamedByOne)).map((code): Column => {
      const label = t(`records.own_${code}`);
      const kind = OWN_KINDS[code];
      const field: FieldDefinition = { id: code, code: `record.${code}`, kind, label: { en: label } };
      return columnOf(field, { label, access: "read", isOwn: true });
    });
    const asked = page.content.fields
      .filter(({ kind }) => !isLayout(kind))
      .map((field) =>
        columnOf(field, {
          label: text(field.label) || field.code,
          access: page.access[field.code] ?? "hidden",
          isOwn: false,
        }),
      );
    return [...asked.filter(({ access }) => access !== "hidden"), ...own];
  }, [page, t, text]);
}

function columnOf(field: FieldDefinition, said: { label: string; access: Access; isOwn: boolean }): Column {
  const type = typeOfField(field);
  const isSeen = said.access === "read" || said.access === "edit";
  return {
    code: field.code,
    field,
    type,
    isFigure: kindOf(field.kind).isFigure,
    isSortable: isSeen && !field.sensitive && SORTABLE.includes(type) && !UNSORTED.has(field.kind),
    ...said,
  };
}

/** Kinds whose answers have no order that anybody would look for. */
const UNSORTED = new Set(["json", "secret", "signature", "location", "lookup"]);

/** The field that gives a record its name, when it is a single one that may be seen. */
export function titleField({ content, access }: TypePage): FieldDefinition | undefined {
  const { fields, title } = content;
  if (title && title.length > 1) return undefined;
  const [only] = title ?? [];
  const found = fields.find(({ id, code, kind }) => (only ? id === only || code === only : kind === "text"));
  return found && access[found.code] !== "hidden" && !found.sensitive ? found : undefined;
}

/** A record's answer in one column. */
export function answerOf(row: Row, column: Pick<Column, "code" | "isOwn">): Answer {
  if (!column.isOwn) return row.answers[column.code] ?? null;
  const own = column.code.slice("record.".length) as OwnCode;
  return row[own];
}

/** Kinds of which only ids are stored: the server says their names. */
const NAMED = new Set([
  "member",
  "members",
  "department",
  "departments",
  "link",
  "lookup",
  "rollup",
  "cascader",
]);

/** How the server says an answer, where the page cannot know. */
export function displayOf(row: Row, column: Column): string | undefined {
  if (column.isOwn) return column.field.kind === "member" ? String(answerOf(row, column) ?? "") : undefined;
  if (row.masked.includes(column.code)) return row.texts[column.code];
  return NAMED.has(column.field.kind) ? row.texts[column.code] : undefined;
}

export type Shown = { code: string; width: number };
export type Layout = { columns: Shown[]; frozen: number };

const FIRST_COLUMNS = 7;
const WIDTHS: Record<string, number> = {
  text: 168,
  textarea: 220,
  richtext: 220,
  number: 104,
  money: 124,
  bool: 80,
  date: 116,
  datetime: 128,
  month: 100,
  year: 80,
  time: 84,
  daterange: 200,
  select: 116,
  multiselect: 168,
  member: 108,
  department: 132,
  link: 168,
  rating: 112,
  serial: 132,
};
export const LEAST_WIDTH = 64;
export const TITLE_WIDTH = 240;

export function widthOf(column: Column): number {
  const named = column.code === NUMBER ? 132 : (WIDTHS[column.field.kind] ?? 140);
  // A heading of Chinese needs twelve pixels a sign, one of Latin letters seven.
  const said = [...column.label].reduce((sum, sign) => sum + (sign > "⺀" ? 13 : 7.2), 44);
  return Math.max(named, Math.min(Math.round(said), 200));
}

/** What one sees at first: the columns the type names, else the first fields of its form. */
export function firstLayout(page: TypePage, columns: readonly Column[]): Layout {
  const named = Array.isArray(page.view.columns) ? page.view.columns.map(String) : [];
  const title = titleField(page)?.code;
  const rest = columns.filter(({ code, isOwn, field }) => !isOwn && code !== title && !BROAD.has(field.kind));
  const chosen =
    named.length > 0
      ? named.flatMap((code) => columns.find((column) => column.code === code && code !== title) ?? [])
      : rest.slice(0, FIRST_COLUMNS);
  const number = page.content.number ? columns.filter(({ code }) => code === NUMBER) : [];
  return {
    columns: [...number, ...chosen].map((column) => ({ code: column.code, width: widthOf(column) })),
    frozen: 0,
  };
}

/** Too much for a line of a list unless somebody asks for it. */
const BROAD = new Set(["richtext", "subtable", "json", "secret", "signature"]);

/** `level.116,since.90!1`: columns with widths, and how many of them stay when the rest moves. */
export function layoutText({ columns, frozen }: Layout): string {
  const said = columns.map(({ code, width }) => `${code}~${Math.round(width)}`).join(",");
  return frozen > 0 ? `${said}!${frozen}` : said;
}

export function readLayout(text: string, columns: readonly Column[]): Layout {
  const [list = "", frozen] = text.split("!");
  const shown = list.split(",").flatMap((part) => {
    const [code = "", width] = part.split("~");
    const column = columns.find((one) => one.code === code);
    if (!column && code !== TITLE) return [];
    return [{ code, width: Number(width) || (column ? widthOf(column) : TITLE_WIDTH) }];
  });
  return { columns: shown, frozen: Math.min(Number(frozen) || 0, shown.length) };
}

/** One's own columns of a type; inside a saved view those of the view. */
export function useLayout(page: TypePage, columns: readonly Column[], listing: Listing, change: Change) {
  const [kept, setKept] = useKept<string | null>(`gongdan.records.columns.${page.code}`, null);
  const said = listing.columns ?? kept;
  const layout = useMemo(
    () => (said ? readLayout(said, columns) : firstLayout(page, columns)),
    [said, columns, page],
  );
  function setLayout(next: Layout): void {
    const text = layoutText(next);
    if (listing.columns === null) setKept(text);
    else change({ columns: text }, true);
  }
  return {
    layout,
    setLayout,
    forget: () => (listing.columns === null ? setKept(null) : change({ columns: null }, true)),
  };
}

/** Seen whole, neither masked nor hidden. */
export function isVisible({ access, field }: Pick<Column, "access" | "field">): boolean {
  return (access === "read" || access === "edit") && !field.sensitive;
}
