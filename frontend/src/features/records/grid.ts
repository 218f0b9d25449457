import { isLayout } from "@/features/forms/layout";
import { type Column, type Layout, TITLE, TITLE_WIDTH } from "./columns";

/** How a grid of columns is laid out: tracks, and what stays when the rest moves. */

export const TICK = 36;
export const ROW = 36;
export const GROUP = 34;

/** A column as it stands in the grid. */
export type Placed = { column: Column; width: number; left: number | null; isEdge: boolean };

/** The name comes first and always stays; after it the chosen columns in their order. */
export function placed(columns: readonly Column[], layout: Layout, title: Column): Placed[] {
  const titleWidth = layout.columns.find(({ code }) => code === TITLE)?.width ?? TITLE_WIDTH;
  const shown = layout.columns.flatMap(({ code, width }) => {
    const column = columns.find((one) => one.code === code);
    return column && code !== TITLE && code !== title.code ? [{ column, width }] : [];
  });
  let left = TICK;
  return [{ column: title, width: titleWidth }, ...shown].map(({ column, width }, index) => {
    const isStuck = index <= layout.frozen;
    const at = isStuck ? left : null;
    left += width;
    return { column, width, left: at, isEdge: isStuck && index === layout.frozen };
  });
}

export function templateOf(cells: readonly Placed[]): string {
  return [`${TICK}px`, ...cells.map(({ width }) => `${width}px`), "minmax(24px, 1fr)"].join(" ");
}

export function stuckAt({ left }: Placed): React.CSSProperties | undefined {
  return left === null ? undefined : { left };
}

/** Kinds that are changed on the record's own page, where there is room for them. */
const ON_PAGE = new Set([
  "subtable",
  "richtext",
  "signature",
  "location",
  "json",
  "secret",
  "attachment",
  "image",
  "video",
]);
const COMPUTED = new Set(["formula", "lookup", "rollup", "serial"]);

/** Whether an answer may be changed in a list at all. */
export function isEditable({ field, access, isOwn }: Column): boolean {
  if (isOwn || access !== "edit" || field.readonly || field.sensitive) return false;
  return !COMPUTED.has(field.kind) && !ON_PAGE.has(field.kind) && !isLayout(field.kind);
}
