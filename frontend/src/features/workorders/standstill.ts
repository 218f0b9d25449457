import { queryOptions } from "@tanstack/react-query";
import { read } from "@/api/client";
import { hasText, say } from "@/lib/i18n";
import type { PoolTask, Standstill, Stuck, Thread } from "./types";

/** Under the word that changes of orders are announced with. */
export const standstillsQuery = queryOptions({
  queryKey: ["work-orders", "standstills"],
  queryFn: () => read<Standstill[]>("/standstills"),
  refetchInterval: 120_000,
});

export const poolsQuery = queryOptions({
  queryKey: ["work-orders", "pools"],
  queryFn: () => read<PoolTask[]>("/pools"),
  refetchInterval: 60_000,
});

/** From where to where an order can be taken by hand. */
export function threadsQuery(number: string) {
  return queryOptions({
    queryKey: ["work-order", number, "threads"],
    queryFn: () => read<Thread[]>("/work-orders/{number}/redirections", { path: { number } }),
    staleTime: 0,
  });
}

const UNKNOWN = /\{\{\w+\}\}/g;

/** Why the process cannot go on by itself, in words; what was not kept of it is left open. */
export function stuckSaid({ code, detail }: Pick<Stuck, "code" | "detail">, step: string): string {
  const key = `errors.${code}`;
  const facts = { step, detail, branch: step };
  return hasText(key) ? say(key, facts).replace(UNKNOWN, "…") : [code, detail].filter(Boolean).join(" ");
}
