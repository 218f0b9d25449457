type Node = { id: number; parent_id: number | null };

/** Each row after the one it lies in, siblings in the order they came in. */
export function inTree<Row extends Node>(rows: readonly Row[]): Row[] {
  const below = new Map<number | null, Row[]>();
  const ids = new Set(rows.map((row) => row.id));
  for (const row of rows) {
    const parent = row.parent_id !== null && ids.has(row.parent_id) ? row.parent_id : null;
    below.set(parent, [...(below.get(parent) ?? []), row]);
  }
  const walk = (parent: number | null): Row[] =>
    (below.get(parent) ?? []).flatMap((row) => [row, ...walk(row.id)]);
  return walk(null);
}
