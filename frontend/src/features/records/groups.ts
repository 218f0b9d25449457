import { useTranslation } from "react-i18next";
import { inputOfMoment, momentOfInput } from "@/features/forms/moments";
import { labelOf } from "@/features/forms/options";
import { amountOf } from "@/features/forms/readings";
import type { Expression } from "@/lib/expressions/operation";
import { currentLanguage, useText } from "@/lib/i18n";
import { answerOf, type Column } from "./columns";
import { addDays, grainOf, rangeOf } from "./grains";
import { both, type Grain, type Level } from "./listing";
import type { GroupOfRecords, Row } from "./types";

/** A level of a grouping with the column it is made from. */
export type Grouped = Level & { column: Column };

export type Line =
  | { kind: "head"; path: string; depth: number; keys: (string | null)[]; group: GroupOfRecords }
  | { kind: "row"; row: Row };

export function groupedBy(levels: readonly Level[], columns: readonly Column[]): Grouped[] {
  return levels.flatMap((level) => {
    const column = columns.find(({ code }) => code === level.code);
    return column?.isSortable ? [{ ...level, column }] : [];
  });
}

/** The group a record belongs to on one level, as the server names groups. */
export function keyOf(row: Row, { column, grain }: Grouped): string | null {
  const answer = answerOf(row, column);
  if (answer === null || answer === "") return null;
  if (column.type === "date" || column.type === "datetime") {
    const day = column.type === "date" ? String(answer) : inputOfMoment(String(answer)).slice(0, 10);
    return grain ? grainOf(day, grain) : String(answer);
  }
  if (column.type === "number")
    return numbered(column.field.kind === "money" ? amountOf(answer) : String(answer));
  return String(answer);
}

function numbered(text: string | null): string | null {
  return text?.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

function pathOf(keys: readonly (string | null)[]): string {
  return JSON.stringify(keys);
}

type Sorted = { rows: readonly Row[]; groups: readonly GroupOfRecords[]; levels: readonly Grouped[] };
type Open = { closed: ReadonlySet<string>; isWhole: boolean };

/** Heads and rows in their order: heads as far as rows are loaded, all of them once the list is whole. */
export function linesOf({ rows, groups, levels }: Sorted, { closed, isWhole }: Open): Line[] {
  if (levels.length === 0) return rows.map((row) => ({ kind: "row", row }));
  const normal = groups.map((group) => ({
    ...group,
    keys: group.keys.map((key, depth) => normalKey(key, levels[depth])),
  }));
  const totals = new Map(normal.map((group) => [pathOf(group.keys), group]));
  const inside = rowsByPath(rows, levels);
  const last = rows.at(-1);
  const end = last && !isWhole ? pathOf(levels.map((level) => keyOf(last, level))) : null;
  const lines: Line[] = [];
  const begun = new Set<string>();
  for (const leaf of normal.filter(({ keys }) => keys.length === levels.length)) {
    const isOpen = beginGroup(leaf, { levels, totals, begun, closed, lines });
    if (isOpen) for (const row of inside.get(pathOf(leaf.keys)) ?? []) lines.push({ kind: "row", row });
    if (end === pathOf(leaf.keys)) break;
  }
  return lines;
}

function rowsByPath(rows: readonly Row[], levels: readonly Grouped[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const path = pathOf(levels.map((level) => keyOf(row, level)));
    const same = found.get(path);
    if (same) same.push(row);
    else found.set(path, [row]);
  }
  return found;
}

function normalKey(key: string | null, level: Grouped | undefined): string | null {
  return level?.column.type === "number" ? numbered(key) : key;
}

type Building = {
  levels: readonly Grouped[];
  totals: ReadonlyMap<string, GroupOfRecords>;
  begun: Set<string>;
  closed: ReadonlySet<string>;
  lines: Line[];
};

/** Writes the heads that a group needs; tells whether its rows are to be seen. */
function beginGroup(leaf: GroupOfRecords, { levels, totals, begun, closed, lines }: Building): boolean {
  for (const depth of levels.keys()) {
    const keys = leaf.keys.slice(0, depth + 1);
    const path = pathOf(keys);
    if (!begun.has(path)) {
      begun.add(path);
      lines.push({ kind: "head", path, depth, keys, group: totals.get(path) ?? leaf });
    }
    if (closed.has(path)) return false;
  }
  return true;
}

/** What the records of one group have in common. */
export function insideGroup(levels: readonly Grouped[], keys: readonly (string | null)[]): Expression | null {
  return keys.reduce<Expression | null>((all, key, depth) => {
    const level = levels[depth];
    return level ? both(all, onLevel(level, key)) : all;
  }, null);
}

/** The condition that leaves closed groups out, so that their rows are never fetched. */
export function outsideOf(levels: readonly Grouped[], closed: ReadonlySet<string>): Expression | null {
  const each = [...closed].flatMap((path) => {
    const inside = insideGroup(levels, JSON.parse(path) as (string | null)[]);
    return inside ? [{ op: "not", args: [inside] } satisfies Expression] : [];
  });
  return each.reduce<Expression | null>((all, one) => both(all, one), null);
}

function onLevel({ column, grain }: Grouped, key: string | null): Expression {
  const field: Expression = { field: column.code };
  if (key === null) return { op: "is_empty", args: [field] };
  if (grain) return within(column, key, grain);
  return { op: "=", args: [field, literal(column, key)] };
}

/** A value of a column's type as a condition compares it. */
export function literal({ type }: Pick<Column, "type">, key: string): Expression {
  if (type === "boolean") return { value: key === "true" };
  if (type === "number" || type === "date" || type === "datetime") return { value: key, type };
  return { value: key };
}

function within(column: Column, key: string, grain: Grain): Expression {
  const [first, last] = rangeOf(key, grain);
  return betweenDays(column, first, last);
}

/** From the first day to the last, both counted, whether the field keeps days or moments. */
export function betweenDays(
  { code, type }: Pick<Column, "code" | "type">,
  first: string,
  last: string,
): Expression {
  const field: Expression = { field: code };
  if (type !== "datetime") {
    return { op: "between", args: [field, { value: first, type: "date" }, { value: last, type: "date" }] };
  }
  const begins = momentOfInput(`${first}T00:00`);
  const ends = momentOfInput(`${addDays(last, 1)}T00:00`);
  return {
    op: "and",
    args: [
      { op: ">=", args: [field, { value: begins, type: "datetime" }] },
      { op: "<", args: [field, { value: ends, type: "datetime" }] },
    ],
  };
}

/** How a group is called. */
export function useGroupName(): (level: Grouped, key: string | null, said: string | undefined) => string {
  const { t } = useTranslation();
  const text = useText();
  return ({ column, grain }, key, said) => {
    if (key === null) return t("records.nothing_filled");
    if (grain) return grainName(key, grain, t);
    if (column.type === "boolean") return t(key === "true" ? "records.yes" : "records.no");
    if (column.field.options) return labelOf(column.field, key, text);
    return said || key;
  };
}

function grainName(
  key: string,
  grain: Grain,
  t: (key: string, facts?: Record<string, unknown>) => string,
): string {
  const [first] = rangeOf(key, grain);
  const [year, month] = first.split("-").map(Number);
  if (grain === "month") {
    const at = Date.UTC(year ?? 0, (month ?? 1) - 1, 15);
    return new Intl.DateTimeFormat(currentLanguage(), {
      year: "numeric",
      month: "long",
      timeZone: "UTC",
    }).format(at);
  }
  if (grain === "quarter") return t("records.quarter_name", { year, no: key.slice(-1) });
  if (grain === "week")
    return t("records.week_name", { year: key.slice(0, 4), no: Number(key.slice(-2)), first });
  if (grain === "year") return t("records.year_name", { year });
  return key;
}
