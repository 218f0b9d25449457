import { useState } from "react";
import type { Layout } from "./columns";
import { TITLE } from "./columns";
import type { HeadActs } from "./components/GridHead";
import type { PaneProps } from "./components/panes";
import { levelsText, type Sort, sortsText } from "./listing";
import { useStableActs } from "./stable";

/** What the heads of a grid do to its order and its columns. */
export function useHeadActs({ columns, title, listing, layout, onLayout, onChange }: PaneProps) {
  const [pulled, setPulled] = useState<Layout | null>(null);
  function sort(code: string, how: "next" | "up" | "down" | "none", isAlso: boolean): void {
    const now = listing.sorts.find((one) => one.code === code);
    const wanted = how === "next" ? nextOf(now) : how;
    const others = listing.sorts.filter((one) => one.code !== code);
    const mine: Sort[] = wanted === "none" ? [] : [{ code, isDown: wanted === "down" }];
    const inPlace = listing.sorts.flatMap((one) => (one.code === code ? mine : [one]));
    const next = !isAlso ? mine : now ? inPlace : [...others, ...mine];
    onChange({ sort: sortsText(next) });
  }
  function widened(code: string, width: number): Layout {
    if (code !== title.code) {
      const next = layout.columns.map((one) => (one.code === code ? { code, width } : one));
      return { ...layout, columns: next };
    }
    const rest = layout.columns.filter((one) => one.code !== TITLE);
    return { ...layout, columns: [...rest, { code: TITLE, width }] };
  }
  const acts: HeadActs = useStableActs({
    sort,
    group: (code: string) => {
      const column = columns.find((one) => one.code === code);
      const isDated = column?.type === "date" || column?.type === "datetime";
      onChange({ group: levelsText([{ code, grain: isDated ? "month" : null }]) });
    },
    hide: (code: string) => {
      const next = layout.columns.filter((one) => one.code !== code);
      onLayout({ columns: next, frozen: Math.min(layout.frozen, next.length) });
    },
    freeze: (place: number) => onLayout({ ...layout, frozen: place }),
    widen: (code: string, width: number, isDone: boolean) => {
      setPulled(isDone ? null : widened(code, width));
      if (isDone) onLayout(widened(code, width));
    },
    move: (code: string, before: string) => onLayout(moved(layout, code, before)),
  });
  return { acts, pulled };
}

function nextOf(now: Sort | undefined): "up" | "down" | "none" {
  if (!now) return "up";
  return now.isDown ? "none" : "down";
}

function moved(layout: Layout, code: string, before: string): Layout {
  const one = layout.columns.find((column) => column.code === code);
  if (!one) return layout;
  const rest = layout.columns.filter((column) => column.code !== code);
  const place = rest.findIndex((column) => column.code === before);
  const was = layout.columns.findIndex((column) => column.code === code);
  const isRight = was <= place;
  rest.splice(place < 0 ? rest.length : isRight ? place + 1 : place, 0, one);
  return { ...layout, columns: rest };
}
