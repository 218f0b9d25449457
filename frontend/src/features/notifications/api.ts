import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { useChange } from "@/api/changing";
import { put, read, remove } from "@/api/client";
import type { components } from "@/api/schema.gen";
import type { Priority } from "@/ui/Marks";

type Schemas = components["schemas"];

export type Notice = Omit<Schemas["NoticeOut"], "priority"> & { priority: Priority };
type NoticePage = Omit<Schemas["InboxOut"], "items"> & { items: Notice[] };

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
    const { unread } = await read<Schemas["UnreadOut"]>("/inbox/count");
    return unread;
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

export type KeptMail = components["schemas"]["KeptMailOut"];

export const keptMailQuery = infiniteQueryOptions({
  queryKey: ["kept-mail"],
  queryFn: ({ pageParam }) =>
    read<components["schemas"]["KeptMailsOut"]>("/kept-mail", { query: { cursor: pageParam } }),
  initialPageParam: "",
  getNextPageParam: (page) => page.next_cursor ?? undefined,
  refetchInterval: 30_000,
});

export type Whose = "mine" | "everybody";
export type QuietHours = Schemas["QuietHoursOut"] & { is_own?: boolean; waiting?: number };

const PLACES = { mine: "/inbox/quiet-hours", everybody: "/quiet-hours" } as const;

export function quietQuery(whose: Whose) {
  return queryOptions({
    queryKey: ["quiet-hours", whose],
    queryFn: () => read<QuietHours>(PLACES[whose]),
  });
}

export function useSetQuiet(whose: Whose) {
  return useChange((body: QuietHours) => put<unknown>(PLACES[whose], { body }), [["quiet-hours"]]);
}

export function useClearQuiet() {
  return useChange((_: null) => remove<unknown>("/inbox/quiet-hours"), [["quiet-hours"]]);
}
