import { queryOptions } from "@tanstack/react-query";
import { read } from "@/api/client";
import type { PersonBrief } from "@/api/session";
import type { Text } from "@/lib/i18n";

export type DepartmentChoice = { id: number; name: Text; parent_id: number | null };

/** People whose name begins like the words typed, for a field that names a person. */
export const peopleQuery = (words: string) =>
  queryOptions({
    queryKey: ["people", "choices", words],
    queryFn: ({ signal }) =>
      read<PersonBrief[]>("/people/directory", { query: { q: words, limit: 8 }, signal }),
    enabled: words.trim().length > 0,
    staleTime: 60_000,
  });

export const departmentsQuery = queryOptions({
  queryKey: ["departments", "choices"],
  queryFn: () => read<DepartmentChoice[]>("/departments"),
  staleTime: 10 * 60_000,
});
