import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { address } from "./client";

/** Which server data a topic makes stale: the first word of the query keys. */
type Subscriptions = Record<string, readonly (readonly unknown[])[]>;

const ALWAYS: Subscriptions = {
  "work-orders": [["work-orders"], ["work-order-counts"], ["todo"], ["team-load"]],
  "work-order": [["work-order"]],
  person: [["inbox"], ["todo"], ["me"]],
};

const QUIET_MILLISECONDS = 400;

export function keysOf(topic: string): readonly (readonly unknown[])[] {
  return ALWAYS[topic.split(":")[0] ?? topic] ?? [];
}

/** Gathers what changed for a moment, so that a burst of changes asks the server once. */
export function makeGatherer(queries: QueryClient, wait = QUIET_MILLISECONDS) {
  const waiting = new Map<string, readonly unknown[]>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  function flush(): void {
    timer = undefined;
    for (const key of waiting.values()) void queries.invalidateQueries({ queryKey: key });
    waiting.clear();
  }
  return {
    take(topics: readonly string[]): void {
      for (const key of topics.flatMap(keysOf)) waiting.set(JSON.stringify(key), key);
      timer ??= setTimeout(flush, wait);
    },
    stop(): void {
      clearTimeout(timer);
    },
  };
}

function topicsIn(event: MessageEvent<string>): string[] {
  const told: unknown = JSON.parse(event.data);
  if (typeof told !== "object" || told === null || !("topic" in told)) return [];
  return typeof told.topic === "string" ? [told.topic] : [];
}

/** Follows what others change and makes the pages ask again. Looking at an order is told by its number. */
export function useChanges(workOrder?: string): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (typeof EventSource === "undefined") return;
    const gatherer = makeGatherer(queries);
    const stream = new EventSource(address("/events", { work_order: workOrder }));
    stream.addEventListener("change", (event) => gatherer.take(topicsIn(event)));
    // The server lost count of what we missed: everything may be stale.
    stream.addEventListener("resync", () => gatherer.take(Object.keys(ALWAYS)));
    return () => {
      stream.close();
      gatherer.stop();
    };
  }, [queries, workOrder]);
}
