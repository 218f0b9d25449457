import { useMemo, useState } from "react";
import type { Trial } from "../../api";

type Stay = Trial["steps"][number];

/** The moments at which something happens on the way, and which of them one looks at; all when none. */
export function useMoments(trial: Trial | undefined) {
  const [chosen, choose] = useState<number | null>(null);
  const moments = useMemo(() => momentsOf(trial), [trial]);
  const index = chosen === null ? moments.length - 1 : Math.min(chosen, moments.length - 1);
  const until = chosen === null ? null : (moments[index] ?? null);
  return {
    moments,
    index,
    /** Up to when the way is shown; to its end when nothing was chosen. */
    until,
    choose,
    /** Whether a stay had begun by then, and whether the work stood there. */
    hasBegun: (stay: Stay) => until === null || timeOf(stay.starts_at) <= timeOf(until),
    isThere: (stay: Stay) =>
      until !== null &&
      timeOf(stay.starts_at) <= timeOf(until) &&
      stay.due_at !== null &&
      timeOf(until) < timeOf(stay.due_at),
  };
}

export type Moments = ReturnType<typeof useMoments>;

function momentsOf(trial: Trial | undefined): string[] {
  const all = (trial?.steps ?? []).flatMap((stay) => [stay.starts_at, ...(stay.due_at ? [stay.due_at] : [])]);
  return [...new Set(all)].sort((one, other) => timeOf(one) - timeOf(other));
}

const timeOf = (moment: string) => new Date(moment).getTime();
