import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { conformanceQuery, followedQuery } from "./api";
import { type Days, isDate } from "./period";

export const ENDED = ["finished", "stopped", "running"] as const;
export type Ended = (typeof ENDED)[number];
const NARROWED = ["department", "team"] as const;

/** What is looked at stands in the address: the process, its version, the period, which orders. */
export function useConformance() {
  const { code: named = "" } = useParams();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const asked = useMemo(() => {
    const from = search.get("from");
    const to = search.get("to");
    const ended = ENDED.find((one) => one === search.get("ended")) ?? "finished";
    const narrowed = Object.fromEntries(NARROWED.map((key) => [key, search.get(key)]));
    return { ...(isDate(from) && isDate(to) && from <= to ? { from, to } : {}), ...narrowed, ended };
  }, [search]);
  const followed = useQuery(followedQuery(asked));
  const code = named || (followed.data?.[0]?.code ?? "");
  const query = useMemo(() => ({ ...asked, no: search.get("no") }), [asked, search]);
  const report = useQuery(conformanceQuery(code, query));
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
  function choose(process: string): void {
    const next = new URLSearchParams(search);
    next.delete("no");
    void navigate({ pathname: `/reports/conformance/${process}`, search: next.toString() });
  }
  return {
    code,
    query,
    followed,
    report,
    ended: asked.ended,
    department: search.get("department"),
    change,
    choose,
    setDays: (days: Days | null) => change({ from: days?.from ?? null, to: days?.to ?? null }),
  };
}
