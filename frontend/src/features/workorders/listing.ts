import { useMemo } from "react";
import { useParams, useSearchParams } from "react-router";
import { useKept } from "@/lib/kept";

/** What a list shows is written in its address, so that it can be kept, shared and gone back to. */

export const VIEWS = ["mine", "team", "unassigned", "at_risk", "all", "requested"] as const;
export type View = (typeof VIEWS)[number];

export const FILTERS = [
  "status",
  "priority",
  "team",
  "assignee",
  "requester",
  "application",
  "type",
  "category",
  "tag",
  "channel",
  "due",
  "vip",
  "imported",
  "created_from",
  "created_to",
] as const;
export type FilterKey = (typeof FILTERS)[number];

export type Grouping = "due" | "status" | "assignee" | "priority" | "none";
export type Sort = "due" | "-created" | "priority" | "-updated" | "number";
export const SORTS: readonly Sort[] = ["due", "priority", "-created", "-updated", "number"];
export const GROUPINGS: readonly Grouping[] = ["due", "status", "assignee", "priority", "none"];

export type Listing = {
  view: View;
  words: string;
  filters: Partial<Record<FilterKey, string>>;
  sort: Sort;
  grouping: Grouping;
  saved: string | null;
  /** The order the cursor stands on. */
  at: string | null;
};

function oneOf<Value extends string>(
  allowed: readonly Value[],
  value: string | null | undefined,
  otherwise: Value,
): Value {
  return allowed.find((candidate) => candidate === value) ?? otherwise;
}

export function readListing(view: string | undefined, search: URLSearchParams): Listing {
  const filters: Listing["filters"] = {};
  for (const key of FILTERS) {
    const value = search.get(key);
    if (value) filters[key] = value;
  }
  const sort = oneOf(SORTS, search.get("sort"), "due");
  const natural: Grouping = sort === "due" ? "due" : sort === "priority" ? "priority" : "none";
  return {
    view: oneOf(VIEWS, view, "mine"),
    words: search.get("q") ?? "",
    filters,
    sort,
    grouping: oneOf(GROUPINGS, search.get("group"), natural),
    saved: search.get("saved"),
    at: search.get("at"),
  };
}

/** The listing as the server is asked for it. */
export function queryOf(listing: Listing): Record<string, string> {
  const words: Record<string, string> = listing.words ? { q: listing.words } : {};
  return { view: listing.view, sort: listing.sort, ...words, ...listing.filters };
}

/** The listing as a view keeps it: what is asked for, and how it stands in groups. */
export function keptOf(listing: Listing, search: URLSearchParams): Record<string, string> {
  const group = search.get("group");
  return {
    ...queryOf(listing),
    ...(group ? { group } : {}),
    ...(search.get("as") === "board" ? { as: "board" } : {}),
  };
}

/** How many orders a page belongs to, as far as they were counted. */
export function totalOf(page: { total: number | null } | undefined): string {
  if (!page) return "";
  return page.total === null ? "10 000+" : String(page.total);
}

/** The listing's own place in the address, for links that lead back to it. */
export function addressOf(listing: Listing, search: URLSearchParams): string {
  const kept = new URLSearchParams(search);
  kept.delete("at");
  const rest = kept.toString();
  return `/work/${listing.view}${rest ? `?${rest}` : ""}`;
}

export function useListing() {
  const { view } = useParams();
  const [search, setSearch] = useSearchParams();
  const listing = useMemo(() => readListing(view, search), [view, search]);
  return useMemo(() => {
    function change(values: Record<string, string | null>, isReplacing = false): void {
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
    }
    return { listing, search, change, goTo: (number: string | null) => change({ at: number }, true) };
  }, [listing, search, setSearch]);
}

export type Density = "dense" | "row" | "roomy";
export const DENSITIES: readonly Density[] = ["dense", "row", "roomy"];
export const ROW_HEIGHTS: Record<Density, number> = { dense: 32, row: 36, roomy: 44 };

export const COLUMNS = [
  "status",
  "stage",
  "assignee",
  "team",
  "requester",
  "category",
  "created",
  "updated",
  "tags",
  "clock",
] as const;
export type ColumnKey = (typeof COLUMNS)[number];

const WIDTHS: Record<ColumnKey, string> = {
  status: "var(--column-status)",
  stage: "92px",
  assignee: "var(--column-person)",
  team: "92px",
  requester: "var(--column-person)",
  category: "120px",
  created: "88px",
  updated: "88px",
  tags: "110px",
  clock: "var(--column-clock)",
};

export function templateOf(columns: readonly ColumnKey[]): string {
  return ["34px", "24px", "116px", "minmax(160px, 1fr)", ...columns.map((column) => WIDTHS[column])].join(
    " ",
  );
}

export function useListLooks() {
  const [columns, setColumns] = useKept<ColumnKey[]>("gongdan.work.columns", ["status", "assignee", "clock"]);
  const [density, setDensity] = useKept<Density>("gongdan.work.density", "row");
  const [hasPreview, setPreview] = useKept("gongdan.work.preview", true);
  return { columns, setColumns, density, setDensity, hasPreview, setPreview };
}
