import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { useAct } from "@/api/changing";
import { put, read } from "@/api/client";
import type { components } from "@/api/schema.gen";

export type Risk = components["schemas"]["Risk"];

export function risksQuery(hours: number) {
  return queryOptions({
    queryKey: ["clocks-at-risk", hours],
    queryFn: () => read<Risk[]>("/clocks-at-risk", { query: { hours } }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
}

export type Backlog = components["schemas"]["Backlog"];

export const backlogQuery = queryOptions({
  queryKey: ["clocks-backlog"],
  queryFn: () => read<Backlog>("/clocks-backlog"),
  refetchInterval: 30_000,
});

const RISKS = [["clocks-at-risk"], ["work-orders"]];

/** What can be done at once about a promise in danger. */
export function useRelief() {
  return {
    acknowledge: useAct(
      ({ number, metric }: { number: string; metric: string }) =>
        put("/work-orders/{number}/clocks/{metric}/acknowledgement", { path: { number, metric } }),
      RISKS,
    ),
    assign: useAct(
      ({ number, person, reason }: { number: string; person: number; reason: string }) =>
        put("/work-orders/{number}/assignment", { path: { number }, body: { assignee_id: person, reason } }),
      RISKS,
    ),
  };
}
