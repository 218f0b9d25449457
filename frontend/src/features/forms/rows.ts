import type { Answer, FieldDefinition } from "./definition";
import { answerOfCell, takesPaste } from "./pasting";
import type { Row } from "./readings";
import { startingAnswers } from "./starting";

const SIGNS = "abcdefghijklmnopqrstuvwxyz234567";

/** An id of the shape the server keeps rows under. */
export function newRowId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return `r_${Array.from(bytes, (byte) => SIGNS[byte % SIGNS.length]).join("")}`;
}

export function newRow(columns: FieldDefinition[]): Row {
  return { ...startingAnswers(columns, { now: new Date().toISOString() }), id: newRowId() };
}

/** The same answers in a row of its own, below the first. */
export function withCopy(rows: Row[], id: string): Row[] {
  return rows.flatMap((row) => (row.id === id ? [row, { ...row, id: newRowId() }] : [row]));
}

export function without(rows: Row[], id: string): Row[] {
  return rows.filter((row) => row.id !== id);
}

export function withMoved(rows: Row[], id: string, by: 1 | -1): Row[] {
  const from = rows.findIndex((row) => row.id === id);
  const to = from + by;
  const [row, other] = [rows[from], rows[to]];
  if (!row || !other) return rows;
  const moved = [...rows];
  moved[from] = other;
  moved[to] = row;
  return moved;
}

export function withCell(rows: Row[], id: string, column: string, answer: Answer): Row[] {
  return rows.map((row) => (row.id === id ? { ...row, [column]: answer } : row));
}

/** Pasted cells laid over the rows from a place on; rows that are missing are made, up to the most allowed. */
export function withPasted(
  rows: Row[],
  cells: string[][],
  {
    columns,
    row: first,
    column,
    most,
    locked,
  }: {
    columns: FieldDefinition[];
    row: number;
    column: number;
    most: number;
    locked: ReadonlySet<string>;
  },
): Row[] {
  const result = [...rows];
  for (const [down, line] of cells.entries()) {
    const at = first + down;
    if (at >= most) break;
    const before = result[at] ?? newRow(columns);
    if (locked.has(before.id)) continue;
    const typed = line.flatMap((cell, across) => {
      const target = columns[column + across];
      return target && takesPaste(target) ? [[target.id, answerOfCell(target, cell)] as const] : [];
    });
    result[at] = { ...before, ...Object.fromEntries(typed), id: before.id };
  }
  return result;
}
