import type { IconName } from "@/ui/icons";
import type { DesignField, Place } from "./content";

export type Box = { left: number; top: number; right: number; bottom: number };

/** A field as it lies on the screen. */
export type Cell = { place: Place; box: Box };

/** Where to draw the line that says where it would land. */
export type Line = { left: number; top: number; length: number; isUpright: boolean };

export type Target = { place: Place; line: Line };

export type Ground = {
  /** The page's fields that are shown, in order. */
  cells: readonly Cell[];
  /** The columns of sub-tables, with the strip they lie in. */
  tables: readonly { id: string; box: Box; cells: readonly Cell[] }[];
  /** Where fields go when nothing lies there yet. */
  sheet: Box;
  /** Behind the last field shown. */
  end: number;
};

/** Lines lie between the fields, as long as what is written in them. */
const HALF_GAP = 2;
const INSET = 12;

/** Where something held at this point would land. */
export function targetAt(ground: Ground, x: number, y: number, mayBeColumn: boolean): Target {
  const table = mayBeColumn ? ground.tables.find(({ box }) => isInside(box, x, y)) : undefined;
  if (table) return inTable(table, x);
  const near = nearest(ground.cells, x, y);
  if (!near) {
    const { left, right, top } = ground.sheet;
    const place = { into: null, index: ground.end };
    return {
      place,
      line: { left: left + INSET, top: top + 8, length: right - left - 2 * INSET, isUpright: false },
    };
  }
  return beside(near, ground, x, y);
}

function inTable(table: Ground["tables"][number], x: number): Target {
  const { box, cells, id } = table;
  const line = (left: number): Line => ({
    left,
    top: box.top,
    length: box.bottom - box.top,
    isUpright: true,
  });
  const before = cells.find((cell) => x < (cell.box.left + cell.box.right) / 2);
  const last = cells[cells.length - 1];
  if (before) return { place: before.place, line: line(before.box.left) };
  return {
    place: { into: id, index: cells.length },
    line: line(last ? last.box.right : box.left + 8),
  };
}

function nearest(cells: readonly Cell[], x: number, y: number): Cell | undefined {
  const away = ({ box }: Cell) => outside(y, box.top, box.bottom) * 1000 + outside(x, box.left, box.right);
  return cells.reduce<Cell | undefined>(
    (best, cell) => (best === undefined || away(cell) < away(best) ? cell : best),
    undefined,
  );
}

function beside({ box, place }: Cell, { cells, sheet }: Ground, x: number, y: number): Target {
  const isShared = cells.some(
    (other) => other.place.index !== place.index && Math.abs(other.box.top - box.top) < 4,
  );
  const behind = { ...place, index: place.index + 1 };
  if (isShared || x > box.right) {
    const isBefore = x < (box.left + box.right) / 2;
    const line = { left: isBefore ? box.left : box.right, top: box.top, length: box.bottom - box.top };
    return { place: isBefore ? place : behind, line: { ...line, isUpright: true } };
  }
  const isBefore = y < (box.top + box.bottom) / 2;
  const top = isBefore ? box.top - HALF_GAP : box.bottom + HALF_GAP;
  const line = { left: sheet.left + INSET, top, length: sheet.right - sheet.left - 2 * INSET };
  return { place: isBefore ? place : behind, line: { ...line, isUpright: false } };
}

function outside(value: number, from: number, to: number): number {
  return Math.max(0, from - value, value - to);
}

function isInside({ left, top, right, bottom }: Box, x: number, y: number): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}

/** What a pointer carries: fields that are already there, or something new from the palette. */
export type Load =
  | { ids: readonly string[]; label: string; icon: IconName; mayBeColumn: boolean }
  | { fresh: () => DesignField; label: string; icon: IconName; mayBeColumn: boolean };

export type Dragging = { load: Load; x: number; y: number; target: Target | null };

/** What is being carried now, apart from the design, so that carrying shows only line and ghost anew. */
export function makeDragStore() {
  let state: Dragging | null = null;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    become: (next: Dragging | null) => {
      state = next;
      for (const listener of listeners) listener();
    },
  };
}

export type DragStore = ReturnType<typeof makeDragStore>;
