import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { put, read } from "@/api/client";
import type { Text } from "@/lib/i18n";
import type { Priority } from "@/ui/Marks";

export type Notice = {
  id: number;
  at: string;
  kind: string;
  text: Text;
  number: string;
  title: string;
  is_read: boolean;
  priority: Priority;
};

type NoticePage = { items: Notice[]; next_cursor: string | null; unread: number };

export function inboxQuery(isUnreadOnly: boolean) {
  return infiniteQueryOptions({
    queryKey: ["inbox", isUnreadOnly],
    queryFn: ({ pageParam }) =>
      read<NoticePage>("/inbox", { query: { cursor: pageParam, unread: isUnreadOnly || undefined } }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

export const unreadQuery = queryOptions({
  queryKey: ["inbox", "unread"],
  queryFn: async () => {
    const page = await read<NoticePage>("/inbox", { query: { limit: 1 } });
    return page.unread;
  },
  refetchInterval: 120_000,
});

export function useMarkRead() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (which: { ids: number[] } | { all: true }) => put<unknown>("/inbox/read", { body: which }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["inbox"] }),
  });
}
