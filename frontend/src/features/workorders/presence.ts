import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { put, remove } from "@/api/client";
import type { Present } from "./types";

const STILL_HERE = 20_000;
const STILL_TYPING = 8_000;

const typingKey = (number: string) => ["typing", number] as const;

/** Being here is told again and again; the answer says who else is, and who of them writes. */
function presenceQuery(number: string) {
  return queryOptions({
    queryKey: ["presence", number],
    queryFn: ({ client }) => {
      const isTyping = client.getQueryData<boolean>(typingKey(number)) ?? false;
      return put<Present[]>("/work-orders/{number}/presence", {
        path: { number },
        body: { is_typing: isTyping },
      });
    },
    refetchInterval: STILL_HERE,
    staleTime: STILL_HERE / 2,
    retry: false,
  });
}

export function useOthers(number: string): Present[] {
  const { data } = useQuery(presenceQuery(number));
  return data ?? [];
}

/** Leaving the order's page is told at once. */
export function usePresence(number: string): void {
  useEffect(() => {
    return () => void remove("/work-orders/{number}/presence", { path: { number } }).catch(() => undefined);
  }, [number]);
}

/** To be called at each key; the others see it for a few seconds. */
export function useTelling(number: string): () => void {
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  function tell(isTyping: boolean): void {
    if (queries.getQueryData(typingKey(number)) === isTyping) return;
    queries.setQueryData(typingKey(number), isTyping);
    void queries.invalidateQueries({ queryKey: ["presence", number] });
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  return () => {
    tell(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => tell(false), STILL_TYPING);
  };
}
