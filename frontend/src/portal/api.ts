import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { create, put, read, remove } from "@/api/client";
import type { Answers } from "@/features/forms/definition";
import { setTimeZone } from "@/lib/dates";
import type {
  Home,
  Inbox,
  PortalConfig,
  ProgressPage,
  Receipt,
  RequestDetail,
  Service,
  ServiceForm,
  Suggestions,
} from "./contract";

export const configQuery = queryOptions({
  queryKey: ["portal", "config"],
  queryFn: async () => {
    const config = await read<PortalConfig>("/portal/config");
    setTimeZone(config.time_zone);
    return config;
  },
  staleTime: Number.POSITIVE_INFINITY,
});

export const homeQuery = queryOptions({
  queryKey: ["work-orders", "portal", "home"],
  queryFn: () => read<Home>("/portal/home"),
});

/** How many orders wait for one's vote. */
export const votesQuery = queryOptions({
  queryKey: ["todo", "votes"],
  queryFn: async () => {
    const { groups } = await read<{ groups: { kind: string; count: number }[] }>("/todo");
    return groups.find(({ kind }) => kind === "approve")?.count ?? 0;
  },
});

export const servicesQuery = queryOptions({
  queryKey: ["applications"],
  queryFn: () => read<Service[]>("/applications"),
  staleTime: 5 * 60_000,
});

export const serviceFormQuery = (type: string) =>
  queryOptions({
    queryKey: ["work-order-type", type],
    queryFn: () => read<ServiceForm>("/work-order-types/{code}", { path: { code: type } }),
    staleTime: 5 * 60_000,
  });

export const suggestionsQuery = (words: string) =>
  queryOptions({
    queryKey: ["portal", "suggestions", words],
    queryFn: ({ signal }) => read<Suggestions>("/portal/suggestions", { query: { q: words }, signal }),
    enabled: words.trim().length > 0,
    staleTime: 60_000,
  });

export const requestsQuery = (state: "open" | "closed") =>
  infiniteQueryOptions({
    queryKey: ["work-orders", "portal", "requests", state],
    queryFn: ({ pageParam }) =>
      read<ProgressPage>("/portal/requests", { query: { state, cursor: pageParam } }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });

export const requestQuery = (number: string) =>
  queryOptions({
    queryKey: ["work-order", "portal", number],
    queryFn: () => read<RequestDetail>("/portal/requests/{number}", { path: { number } }),
  });

export const inboxQuery = infiniteQueryOptions({
  queryKey: ["inbox"],
  queryFn: ({ pageParam }) => read<Inbox>("/inbox", { query: { cursor: pageParam } }),
  initialPageParam: "",
  getNextPageParam: (page) => page.next_cursor ?? undefined,
});

export type NewRequest = {
  type: string;
  title: string;
  description: string;
  situation: string | null;
  answers: Record<string, unknown>;
  wished_at: string | null;
  attachment_ids: string[];
  contact_phone: string;
};

export function sendRequest(request: NewRequest, key: string): Promise<Receipt> {
  return create<Receipt>("/portal/requests", { body: request, key });
}

export type Judgment = { is_satisfied: boolean; reason?: string; score?: number; comment?: string };
export type Rating = { score: number; comment?: string };

/** What a requester does to one of their own requests. */
export const acts = {
  reply: (number: string, body: string, attachmentIds: string[]) =>
    create<unknown>("/work-orders/{number}/comments", {
      path: { number },
      body: { body, is_internal: false, attachment_ids: attachmentIds, mention_ids: [] },
    }),
  resubmit: (number: string, task: number, note: string) =>
    put<unknown>("/work-orders/{number}/tasks/{task_id}/completion", {
      path: { number, task_id: task },
      body: { note },
    }),
  withdraw: (number: string) =>
    put<unknown>("/work-orders/{number}/withdrawal", { path: { number }, body: {} }),
  urge: (number: string) => create<unknown>("/work-orders/{number}/urges", { path: { number } }),
  cancel: (number: string, reason: string) =>
    put<unknown>("/work-orders/{number}/cancellation", { path: { number }, body: { reason } }),
  change: (number: string, answers: Answers) =>
    put<unknown>("/work-orders/{number}/details", { path: { number }, body: { answers } }),
  judge: (number: string, judgment: Judgment) =>
    put<unknown>("/work-orders/{number}/confirmation", { path: { number }, body: judgment }),
  reopen: (number: string, reason: string) =>
    remove<unknown>("/work-orders/{number}/closure", { path: { number }, query: { reason } }),
  rate: (number: string, rating: Rating) =>
    put<unknown>("/work-orders/{number}/satisfaction", { path: { number }, body: rating }),
};

export function markRead(ids: number[] | "all"): Promise<unknown> {
  return put<unknown>("/inbox/read", { body: ids === "all" ? { all: true } : { ids } });
}
