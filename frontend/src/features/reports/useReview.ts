import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { reviewQuery } from "./api";
import { type Days, isDate } from "./period";

export const FILTERS = ["application", "department", "team", "imported"] as const;
export type Filter = (typeof FILTERS)[number];

/** What is reviewed stands in the address; without dates the server takes the present month so far. */
export function useReview() {
  const [search, setSearch] = useSearchParams();
  const asked = useMemo(() => {
    const from = search.get("from");
    const to = search.get("to");
    const filters = Object.fromEntries(FILTERS.map((key) => [key, search.get(key)]));
    return { ...(isDate(from) && isDate(to) && from <= to ? { from, to } : {}), ...filters };
  }, [search]);
  const review = useQuery(reviewQuery(asked));
  function change(values: Record<string, string | null>): void {
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [key, value] of Object.entries(values)) value ? next.set(key, value) : next.delete(key);
        return next;
      },
      { replace: true },
    );
  }
  return {
    review,
    filterOf: (key: Filter) => search.get(key),
    setFilter: (key: Filter, value: string | null) => change({ [key]: value }),
    setDays: (days: Days | null) => change({ from: days?.from ?? null, to: days?.to ?? null }),
  };
}
