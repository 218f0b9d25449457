import { useMemo } from "react";
import type { Outside } from "@/features/forms/outside";
import { useRecordsOutside } from "@/features/records/outside";
import { mayBeRevealed, revealing } from "./answerForm";
import type { Detail } from "./types";

/** What an order's form asks of the world: records, and covered answers whole. */
export function useAnswersOutside(number: string, answers: Detail["answers"]): Outside {
  const around = useRecordsOutside();
  return useMemo(() => {
    const open = mayBeRevealed(answers);
    return { ...around, reveal: revealing(number), mayReveal: ({ id }) => open.has(id) };
  }, [around, number, answers]);
}
