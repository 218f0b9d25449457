import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { type Query, read } from "@/api/client";
import type { components } from "@/api/schema.gen";

type Schemas = components["schemas"];
export type Review = Schemas["ReviewOut"];
export type Figures = Schemas["FiguresOut"];
export type Group = Schemas["GroupOut"];
export type Pareto = Schemas["ParetoOut"];
export type Backlog = Schemas["BacklogOut"];
export type Dispatch = Schemas["DispatchOut"];
export type Stage = Schemas["StageOut"];
export type Period = Schemas["PeriodOut"];

export function reviewQuery(query: Query) {
  return queryOptions({
    queryKey: ["review", query],
    queryFn: ({ signal }) => read<Review>("/reports/review", { query, signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

export type Conformance = Schemas["Conformance"];
export type StepConformance = Schemas["StepConformance"];
export type OrdersBehind = Schemas["OrdersBehind"];

/** The processes that orders of a period followed. */
export function followedQuery(query: Query) {
  return queryOptions({
    queryKey: ["conformance", query],
    queryFn: ({ signal }) => read<Schemas["FollowedProcess"][]>("/reports/conformance", { query, signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

/** How the orders of a period kept to one process. */
export function conformanceQuery(code: string, query: Query) {
  return queryOptions({
    queryKey: ["conformance", code, query],
    queryFn: ({ signal }) =>
      read<Conformance>("/reports/conformance/{code}", { path: { code }, query, signal }),
    placeholderData: keepPreviousData,
    enabled: code !== "",
    staleTime: 60_000,
  });
}

/** The orders behind one of its numbers. */
export function behindQuery(code: string, query: Query) {
  return queryOptions({
    queryKey: ["conformance", code, "orders", query],
    queryFn: ({ signal }) =>
      read<OrdersBehind>("/reports/conformance/{code}/orders", { path: { code }, query, signal }),
  });
}
