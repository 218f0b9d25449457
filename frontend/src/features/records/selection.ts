import { useRef, useState } from "react";
import type { Row } from "./types";

/** Which records are chosen; with Shift all from the last one pressed to this one. */
export function useSelection(rows: readonly Row[]) {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [isWhole, setWhole] = useState(false);
  const last = useRef<number | null>(null);
  function choose(row: Row, isChosen: boolean, isRange: boolean): void {
    const next = new Set(chosen);
    const ids = isRange ? between(rows, last.current, row.id) : [row.id];
    for (const id of ids) isChosen ? next.add(id) : next.delete(id);
    last.current = row.id;
    setWhole(false);
    setChosen(next);
  }
  return {
    chosen,
    choose,
    chooseAll: (isChosen: boolean) => {
      setWhole(false);
      setChosen(new Set(isChosen ? rows.map(({ id }) => id) : []));
    },
    /** Everything that the list matches, loaded or not. */
    isWhole,
    chooseWhole: () => setWhole(true),
    clear: () => {
      setWhole(false);
      setChosen(new Set());
    },
  };
}

function between(rows: readonly Row[], one: number | null, other: number): number[] {
  const from = rows.findIndex(({ id }) => id === one);
  const to = rows.findIndex(({ id }) => id === other);
  if (from < 0 || to < 0) return [other];
  return rows.slice(Math.min(from, to), Math.max(from, to) + 1).map(({ id }) => id);
}
