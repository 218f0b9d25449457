import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { read } from "@/api/client";
import type { PersonBrief } from "@/api/session";
import type { Text } from "@/lib/i18n";

export type TeamBrief = { id: number; code: string; name: Text };

const HOUR = 3_600_000;

/** People to pick from, by name, pinyin or number. */
export function directoryQuery(words: string) {
  return queryOptions({
    queryKey: ["directory", words],
    queryFn: ({ signal }) =>
      read<PersonBrief[]>("/people/directory", { query: { q: words, limit: 20 }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

/** Whoever is known by a telephone number, however it is typed. */
export function callersQuery(phone: string) {
  return queryOptions({
    queryKey: ["callers", phone],
    queryFn: ({ signal }) => read<PersonBrief[]>("/people/callers", { query: { phone }, signal }),
    staleTime: 60_000,
  });
}

export const teamsQuery = queryOptions({
  queryKey: ["teams"],
  queryFn: () => read<TeamBrief[]>("/teams"),
  staleTime: HOUR,
});
