import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { inputOfMoment } from "@/features/forms/moments";
import type { Expression } from "@/lib/expressions/operation";
import { resolved } from "./filters";
import type { SavedView } from "./types";

/** What a list of records shows is written in its address, so that it can be kept, shared and gone back to. */

export const LOOKS = ["grid", "board", "calendar", "gallery", "timeline", "chart"] as const;
export type Look = (typeof LOOKS)[number];

export const GRAINS = ["year", "quarter", "month", "week", "day"] as const;
export type Grain = (typeof GRAINS)[number];

export type Sort = { code: string; isDown: boolean };
export type Level = { code: string; grain: Grain | null };

export type Listing = {
  words: string;
  filter: Expression | null;
  sorts: readonly Sort[];
  levels: readonly Level[];
  look: Look;
  /** The field a board, calendar, gallery, timeline or chart is laid out by, where a timeline's bars end, what a chart adds up. */
  by: string | null;
  until: string | null;
  of: string | null;
  /** Columns with their widths as a saved view keeps them; null where one's own are meant. */
  columns: string | null;
  saved: string | null;
  /** The record the cursor stands on. */
  at: number | null;
};

/** What of the address makes a view; the rest is where one stands in it. */
export const KEPT = ["q", "filter", "sort", "group", "as", "by", "until", "of", "columns"] as const;

export function readListing(search: URLSearchParams): Listing {
  return {
    words: search.get("q") ?? "",
    filter: readFilter(search.get("filter")),
    sorts: readSorts(search.get("sort")),
    levels: readLevels(search.get("group")),
    look: LOOKS.find((look) => look === search.get("as")) ?? "grid",
    by: search.get("by"),
    until: search.get("until"),
    of: search.get("of"),
    columns: search.get("columns"),
    saved: search.get("saved"),
    at: Number(search.get("at")) || null,
  };
}

function readFilter(text: string | null): Expression | null {
  if (!text) return null;
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === "object" && found !== null ? (found as Expression) : null;
  } catch {
    return null;
  }
}

function readSorts(text: string | null): Sort[] {
  return parts(text).map((part) => ({ code: part.replace(/^-/, ""), isDown: part.startsWith("-") }));
}

function readLevels(text: string | null): Level[] {
  return parts(text).map((part) => {
    const [code = "", grain] = part.split(":");
    return { code, grain: GRAINS.find((one) => one === grain) ?? null };
  });
}

function parts(text: string | null): string[] {
  return (text ?? "").split(",").filter(Boolean);
}

export function sortsText(sorts: readonly Sort[]): string | null {
  return sorts.map(({ code, isDown }) => `${isDown ? "-" : ""}${code}`).join(",") || null;
}

export function levelsText(levels: readonly Level[]): string | null {
  return levels.map(({ code, grain }) => (grain ? `${code}:${grain}` : code)).join(",") || null;
}

/** A list as the server is asked for it. */
export type Asked = { q?: string; filter?: string; sort?: string; columns?: string; deleted?: boolean };

/** The list in its order: what it is grouped by comes before what it is sorted by. */
export function askedOf(listing: Pick<Listing, "words" | "filter" | "sorts" | "levels">): Asked {
  const grouped = listing.levels.map(({ code }): Sort => ({ code, isDown: false }));
  const rest = listing.sorts.filter(({ code }) => !grouped.some((level) => level.code === code));
  return {
    q: listing.words || undefined,
    filter: listing.filter ? JSON.stringify(resolved(listing.filter, today())) : undefined,
    sort: sortsText([...grouped, ...rest]) ?? undefined,
  };
}

export function today(): string {
  return inputOfMoment(new Date().toISOString()).slice(0, 10);
}

/** Both conditions at once. */
export function both(one: Expression | null, other: Expression | null): Expression | null {
  if (!one || !other) return one ?? other;
  return { op: "and", args: [...conjuncts(one), ...conjuncts(other)] };
}

/** The conditions that a filter asks for together: one chip each. */
export function conjuncts(filter: Expression | null): Expression[] {
  if (!filter) return [];
  return "op" in filter && filter.op === "and" ? filter.args : [filter];
}

export function conjunction(conditions: readonly Expression[]): Expression | null {
  const [only] = conditions;
  return conditions.length > 1 ? { op: "and", args: [...conditions] } : (only ?? null);
}

export type Change = (values: Record<string, string | null>, isReplacing?: boolean) => void;

export function useListing() {
  const [search, setSearch] = useSearchParams();
  const listing = useMemo(() => readListing(search), [search]);
  return useMemo(() => {
    const change: Change = (values, isReplacing = false) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [key, value] of Object.entries(values)) {
            if (value) next.set(key, value);
            else next.delete(key);
          }
          return next;
        },
        { replace: isReplacing },
      );
    const setFilter = (filter: Expression | null) =>
      change({ filter: filter ? JSON.stringify(filter) : null });
    return { listing, search, change, setFilter };
  }, [listing, search, setSearch]);
}

/** The part of an address that a saved view keeps: its condition also as it is today, which the server judges. */
export function keptQuery(search: URLSearchParams): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const key of KEPT) if (search.get(key)) kept[key] = search.get(key);
  const filter = readFilter(search.get("filter"));
  if (!filter) return kept;
  return { ...kept, filter: resolved(filter, today()), conditions: JSON.stringify(filter) };
}

/** A saved view as the address that shows it. */
export function searchOf({ id, kind, query }: SavedView): URLSearchParams {
  const { filter, conditions } = query;
  const said = Object.entries(query).flatMap(([key, value]) =>
    KEPT.some((one) => one === key) && typeof value === "string" ? [[key, value]] : [],
  );
  const search = new URLSearchParams(said);
  if (typeof conditions === "string") search.set("filter", conditions);
  else if (filter) search.set("filter", JSON.stringify(filter));
  if (kind !== "grid") search.set("as", kind);
  search.set("saved", String(id));
  return search;
}
