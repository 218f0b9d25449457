import { useRef, useState } from "react";
import type { Answer, FieldDefinition } from "../definition";
import { type HeldRows, NONE_HELD } from "../heldRows";
import { cellsOf } from "../pasting";
import { type Row, rowsOf } from "../readings";
import { newRow, withCell, withCopy, withMoved, without, withPasted } from "../rows";

const MOST = 1000;

export interface RowActs {
  open: (id: string | null) => void;
  add: () => void;
  copy: (id: string) => void;
  remove: (id: string) => void;
  move: (id: string, by: 1 | -1) => void;
  set: (id: string, column: string, answer: Answer) => void;
  paste: (pasted: string, at: { row: string | null; column: string | null }) => void;
}

/** The rows of a sub-table and everything one may do to them; one row is open at a time. */
export function useRows(
  field: FieldDefinition,
  value: Answer,
  onChange: (value: Answer) => void,
  held: HeldRows = NONE_HELD,
) {
  const all = rowsOf(value);
  const hidden = held.hidden.size > 0 ? all.filter(({ id }) => held.hidden.has(id)) : NO_ROWS;
  const rows = hidden.length > 0 ? all.filter(({ id }) => !held.hidden.has(id)) : all;
  const columns = field.columns ?? [];
  const most = field.max_rows ?? MOST;
  const [openRow, setOpenRow] = useState<string | null>(null);
  const { locked } = held;
  const now = useRef({ rows, hidden, columns, most, locked, onChange });
  now.current = { rows, hidden, columns, most, locked, onChange };
  const [acts] = useState(() => actsOn(now, setOpenRow));
  return { rows, columns, openRow, acts, locked, isFull: all.length >= most };
}

const NO_ROWS: Row[] = [];

type Now = {
  rows: Row[];
  /** Kept behind the others: their places are the server's to keep. */
  hidden: Row[];
  columns: FieldDefinition[];
  most: number;
  locked: ReadonlySet<string>;
  onChange: (value: Answer) => void;
};

function actsOn(now: { current: Now }, open: (id: string | null) => void): RowActs {
  const keep = (rows: Row[]) => {
    const { hidden, onChange } = now.current;
    now.current.rows = rows;
    onChange(rows.length + hidden.length > 0 ? [...rows, ...hidden] : null);
  };
  return {
    open,
    add: () => {
      const { rows, columns, most } = now.current;
      if (rows.length >= most) return;
      const row = newRow(columns);
      keep([...rows, row]);
      open(row.id);
    },
    copy: (id) => now.current.rows.length < now.current.most && keep(withCopy(now.current.rows, id)),
    remove: (id) => now.current.locked.has(id) || keep(without(now.current.rows, id)),
    move: (id, by) => keep(withMoved(now.current.rows, id, by)),
    set: (id, column, answer) => keep(withCell(now.current.rows, id, column, answer)),
    paste: (pasted, at) => {
      const { rows, columns, most, locked } = now.current;
      const row = rows.findIndex(({ id }) => id === at.row);
      const column = columns.findIndex(({ id }) => id === at.column);
      const place = {
        columns,
        most,
        locked,
        row: row < 0 ? rows.length : row,
        column: Math.max(column, 0),
      };
      keep(withPasted(rows, cellsOf(pasted), place));
    },
  };
}
