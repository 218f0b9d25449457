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
