import type { Grouping } from "./listing";
import type { Row } from "./types";

export type Group = { key: string; row: Row; rows: Row[] };

function keyOf(row: Row, grouping: Grouping): string {
  const keys: Record<Grouping, () => string> = {
    due: () => row.due_group,
    status: () => row.status,
    assignee: () => String(row.assignee?.id ?? "none"),
    priority: () => String(row.priority),
    none: () => "",
  };
  return keys[grouping]();
}

/** Rows that belong together, in the order in which they came. */
export function groupsOf(rows: readonly Row[], grouping: Grouping): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const key = keyOf(row, grouping);
    const group = groups.get(key);
    if (group) group.rows.push(row);
    else groups.set(key, { key, row, rows: [row] });
  }
  return [...groups.values()];
}
