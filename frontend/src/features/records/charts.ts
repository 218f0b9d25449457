import type { Column } from "./columns";
import { isDated } from "./filters";
import { type Grouped, groupedBy } from "./groups";
import { GRAINS, type Listing } from "./listing";
import { chosenOf, groupColumns } from "./looks";
import { summable } from "./rows";
import type { GroupOfRecords } from "./types";

/** What a chart is of: a bar for each answer of one field, as long as its records are many or add up to. */
export type Charted = { level: Grouped; measure: Column | null; by: string; of: string };

export type Bar = { group: GroupOfRecords; size: number };

/** Figures that add up to something. */
export function measures(columns: readonly Column[]): Column[] {
  const codes = summable(columns);
  return columns.filter(({ code }) => codes.includes(code));
}

export function chartOf(listing: Pick<Listing, "by" | "of">, columns: readonly Column[]): Charted | null {
  const [code, said] = (listing.by ?? "").split(":");
  const column = chosenOf(groupColumns(columns), code ?? null);
  if (!column) return null;
  const grain = isDated(column) ? (GRAINS.find((one) => one === said) ?? "month") : null;
  const [level] = groupedBy([{ code: column.code, grain }], columns);
  if (!level) return null;
  const measure = measures(columns).find((one) => one.code === listing.of) ?? null;
  const by = grain ? `${column.code}:${grain}` : column.code;
  return { level, measure, by, of: measure ? `sum:${measure.code}` : "" };
}

/** Time runs from top to bottom, other answers from the largest; what nobody filled in comes last. */
export function barsOf(
  groups: readonly GroupOfRecords[],
  { level, measure }: Charted,
): { bars: Bar[]; most: number } {
  const found = groups
    .filter(({ keys }) => keys.length === 1)
    .map((group) => ({ group, size: measure ? Number(group.measures[0] ?? 0) : group.count }));
  const isEmpty = ({ group }: Bar) => group.keys[0] === null;
  const filled = found.filter((bar) => !isEmpty(bar));
  const ordered = level.grain ? filled : filled.sort((one, other) => other.size - one.size);
  const bars = [...ordered, ...found.filter(isEmpty)];
  return { bars, most: Math.max(0, ...bars.map(({ size }) => size)) };
}
