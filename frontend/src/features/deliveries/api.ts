import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { create, read } from "@/api/client";
import type { components } from "@/api/schema.gen";

type Schemas = components["schemas"];

export type Delivery = Schemas["DeliveryValue"];
export type Receiver = Schemas["Receiver"];
export const STATES = ["failed", "waiting", "sent", "dismissed"] as const;
export type State = (typeof STATES)[number];

export function deliveriesQuery(state: State) {
  return infiniteQueryOptions({
    queryKey: ["deliveries", state],
    queryFn: ({ pageParam }) =>
      read<Schemas["DeliveryPage"]>("/deliveries", { query: { state, cursor: pageParam } }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    refetchInterval: 30_000,
  });
}

export const receiversQuery = queryOptions({
  queryKey: ["delivery-receivers"],
  queryFn: () => read<Receiver[]>("/deliveries/receivers"),
});

export function useDeadLetters() {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: ["deliveries"] });
  const retry = useMutation({
    mutationFn: (which: { ids: number[] } | { all: true }) =>
      create<Schemas["HandledOut"]>("/deliveries/retries", { body: which }),
    onSuccess,
  });
  const dismiss = useMutation({
    mutationFn: (ids: number[]) => create<Schemas["HandledOut"]>("/deliveries/dismissals", { body: { ids } }),
    onSuccess,
  });
  return { retry, dismiss };
}
