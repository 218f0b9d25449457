import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { type Query, read } from "@/api/client";
import type { components } from "@/api/schema.gen";

type Schemas = components["schemas"];
export type Entry = Schemas["EntryOut"];
export type Verification = Schemas["VerificationOut"];

const PAGE = 50;

export function entriesQuery(filter: Query) {
  return infiniteQueryOptions({
    queryKey: ["audit", filter],
    queryFn: ({ pageParam, signal }) =>
      read<Schemas["EntriesOut"]>("/audit/entries", {
        query: { ...filter, cursor: pageParam, limit: PAGE },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export const eventNamesQuery = queryOptions({
  queryKey: ["audit", "event-names"],
  queryFn: () => read<string[]>("/audit/event-names"),
  staleTime: Number.POSITIVE_INFINITY,
});

export function verify(kind: string, id: number): Promise<Verification> {
  return read<Verification>("/audit/verification", { query: { subject_kind: kind, subject_id: id } });
}
