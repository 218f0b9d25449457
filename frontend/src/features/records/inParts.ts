import { useEffect, useRef, useState } from "react";
import type { Answers } from "@/features/forms/definition";
import { bulkChange } from "./api";
import type { Outcome } from "./types";

const AT_ONCE = 100;

type Change = { ids: readonly number[]; answers: Answers; isTrial: boolean };

/** A change to many records goes part by part: how far it is can be seen, and it can be stopped between two. */
export function useInParts(code: string) {
  const [done, setDone] = useState<number | null>(null);
  const isStopped = useRef(false);
  useEffect(
    () => () => {
      isStopped.current = true;
    },
    [],
  );
  async function change({ ids, answers, isTrial }: Change): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    isStopped.current = false;
    for (let begin = 0; begin < ids.length && !isStopped.current; begin += AT_ONCE) {
      setDone(begin);
      const part = ids.slice(begin, begin + AT_ONCE);
      outcomes.push(...(await bulkChange(code, { ids: part, answers, isTrial })));
    }
    setDone(null);
    return outcomes;
  }
  return {
    change,
    done,
    stop: () => {
      isStopped.current = true;
    },
  };
}
