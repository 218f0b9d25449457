import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { useAct } from "@/api/changing";
import { create, put, type Query, read } from "@/api/client";
import type { components } from "@/api/schema.gen";
import type {
  ApplicationBrief,
  BulkAnswer,
  BulkRequest,
  Category,
  Counts,
  DecisionDetail,
  Detail,
  DetailAnswer,
  Entry,
  Ledger,
  OrderType,
  Passage,
  Row,
  RowPage,
  SameVote,
  SavedView,
  TeamLoad,
  Todo,
  VotePreview,
  Way,
} from "./types";

const PAGE = 50;

/** Keys begin with the word that changes are announced under. */
export function rowsQuery(query: Query) {
  return infiniteQueryOptions({
    queryKey: ["work-orders", query],
    queryFn: ({ pageParam, signal }) =>
      read<RowPage>("/work-orders", { query: { ...query, cursor: pageParam, limit: PAGE }, signal }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
}

export function foundOrdersQuery(words: string) {
  return queryOptions({
    queryKey: ["work-orders", "found", words],
    queryFn: async ({ signal }) => {
      const page = await read<RowPage>("/work-orders", {
        query: { view: "all", q: words, limit: 6 },
        signal,
      });
      return page.items;
    },
    placeholderData: keepPreviousData,
  });
}

/** What one requester has asked for, newest first. */
export function ordersOfQuery(requester: number) {
  return queryOptions({
    queryKey: ["work-orders", "of", requester],
    queryFn: async () => {
      const page = await read<RowPage>("/work-orders", {
        query: { view: "all", requester, sort: "-created", limit: 5 },
      });
      return page.items;
    },
  });
}

export const countsQuery = queryOptions({
  queryKey: ["work-order-counts"],
  queryFn: () => read<Counts>("/work-orders/counts"),
  refetchInterval: 120_000,
});

const OUTSIDE = {
  subtasks: [],
  participants: [],
  links: [],
  time_entries: [],
  parts: [],
  totals: null,
  decisions: [],
  tasks: [],
  waits: [],
  stuck: [],
  gate: null,
};

export function detailOf({ order, inside, ...rest }: DetailAnswer): Detail {
  return { ...order, ...rest, ...OUTSIDE, ...inside };
}

export function detailQuery(number: string) {
  return queryOptions({
    queryKey: ["work-order", number, "detail"],
    queryFn: async ({ signal }) =>
      detailOf(await read<DetailAnswer>("/work-orders/{number}", { path: { number }, signal })),
    refetchInterval: 60_000,
  });
}

export function timelineQuery(number: string, words: string) {
  return queryOptions({
    queryKey: ["work-order", number, "timeline", words],
    queryFn: ({ signal }) =>
      read<Entry[]>("/work-orders/{number}/timeline", { path: { number }, query: { q: words }, signal }),
    placeholderData: keepPreviousData,
  });
}

/** Every passage through every stage, for the printout. */
export function passagesQuery(number: string) {
  return queryOptions({
    queryKey: ["work-order", number, "passages"],
    queryFn: ({ signal }) => read<Passage[]>("/work-orders/{number}/stages", { path: { number }, signal }),
  });
}

export function decisionQuery(number: string, id: number) {
  return queryOptions({
    queryKey: ["work-order", number, "decision", id],
    queryFn: () => read<DecisionDetail>("/work-orders/{number}/decisions/{id}", { path: { number, id } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Asked anew with every revision: what a rule asks may hold no longer. */
export function ruleButtonsQuery(number: string, rev: number) {
  return queryOptions({
    queryKey: ["work-order", number, "rule-buttons", rev],
    queryFn: () =>
      read<components["schemas"]["RuleButtonOut"][]>("/work-orders/{number}/rule-buttons", {
        path: { number },
      }),
  });
}

export function usePressButton(number: string) {
  return useAct(
    (button: string) => create("/work-orders/{number}/rule-buttons", { path: { number }, body: { button } }),
    [["work-order", number]],
  );
}

export function ledgerQuery(number: string, metric: string) {
  return queryOptions({
    queryKey: ["work-order", number, "ledger", metric],
    queryFn: () => read<Ledger>("/work-orders/{number}/clocks/{metric}/ledger", { path: { number, metric } }),
  });
}

/** Says that one knows a promise is in danger: its reminders stop repeating. */
export function useAcknowledge(number: string) {
  return useAct(
    (metric: string) =>
      put("/work-orders/{number}/clocks/{metric}/acknowledgement", { path: { number, metric } }),
    [["work-order", number], ["clocks-at-risk"]],
  );
}

/** The whole process as the order goes through it. */
export function wayQuery(number: string) {
  return queryOptions({
    queryKey: ["work-order", number, "way"],
    queryFn: ({ signal }) => read<Way | null>("/work-orders/{number}/way", { path: { number }, signal }),
  });
}

/** So many lines of each kind are asked for at first, and again with each look further down. */
export const TODO_PAGE = 50;

export function todoQuery(most: number = TODO_PAGE) {
  return queryOptions({
    queryKey: ["todo", most],
    queryFn: () => read<Todo>("/todo", { query: { most } }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
}

export function loadQuery(team: string) {
  return queryOptions({
    queryKey: ["team-load", team],
    queryFn: () => read<TeamLoad[]>("/teams/load", { query: { team } }),
    placeholderData: keepPreviousData,
  });
}

export const savedViewsQuery = queryOptions({
  queryKey: ["saved-views"],
  queryFn: () => read<SavedView[]>("/saved-views"),
  staleTime: 60_000,
});

const HOUR = 3_600_000;

export const applicationsQuery = queryOptions({
  queryKey: ["applications"],
  queryFn: () => read<ApplicationBrief[]>("/applications"),
  staleTime: HOUR,
});

export function orderTypeQuery(code: string) {
  return queryOptions({
    queryKey: ["work-order-type", code],
    queryFn: () => read<OrderType>("/work-order-types/{code}", { path: { code } }),
    staleTime: HOUR,
    enabled: code !== "",
  });
}

export function categoriesQuery(application: string) {
  return queryOptions({
    queryKey: ["categories", application],
    queryFn: () => read<Category[]>("/categories", { query: { application } }),
    staleTime: HOUR,
  });
}

export function takeNext(): Promise<Row> {
  return create<Row>("/todo/next");
}

export function previewVotes(body: SameVote): Promise<VotePreview[]> {
  return create<VotePreview[]>("/bulk/vote-previews", { body });
}

export function voteMany(body: SameVote): Promise<BulkAnswer> {
  return create<BulkAnswer>("/bulk/votes", { body });
}

export function bulk(body: BulkRequest): Promise<BulkAnswer> {
  return create<BulkAnswer>("/bulk/work-orders", { body });
}
