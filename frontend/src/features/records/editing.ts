import { useState } from "react";
import { Problem, sentence } from "@/api/problem";
import type { Answer } from "@/features/forms/definition";
import { tell } from "@/ui/tell";
import { answerOf, type Column } from "./columns";
import type { Editing } from "./components/GridRow";
import { isEditable } from "./grid";
import { useCellSaving } from "./rows";
import type { Row } from "./types";

/** Somebody else changed the record while this answer was being changed. */
export type Conflict = { row: Row; column: Column; value: Answer };

/** Changing answers in the grid: which cell, what was refused, and whose change it would undo. */
export function useEditing(code: string, shown: readonly Column[]) {
  const save = useCellSaving(code);
  const [editing, setEditing] = useState<(Editing & { id: number }) | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  function begin(row: Row, name: string): void {
    const column = shown.find((one) => one.code === name);
    if (!column || !isEditable(column) || row.masked.includes(name)) return;
    if (column.field.kind === "bool") void keep(row, column, answerOf(row, column) !== true);
    else setEditing({ id: row.id, code: name });
  }
  async function keep(row: Row, column: Column, value: Answer): Promise<void> {
    setEditing(null);
    if (isSame(value, answerOf(row, column))) return;
    try {
      await save(row, column, value);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.code === "kernel.stale") setConflict({ row, column, value });
      else refuse(error, row, column, value);
    }
  }
  /** Back into the cell with what was typed, unless another one is being changed by now. */
  function refuse(error: Problem, row: Row, column: Column, value: Answer): void {
    const problem = sentence(error);
    setEditing((now) => {
      if (now) {
        tell.error(`${column.label}: ${problem}`);
        return now;
      }
      return { id: row.id, code: column.code, value, problem };
    });
  }
  return { editing, begin, keep, cancel: () => setEditing(null), conflict, settle: () => setConflict(null) };
}

function isSame(one: Answer, other: Answer): boolean {
  return (one ?? "") === (other ?? "") || JSON.stringify(one) === JSON.stringify(other);
}

/** The next cell to the left or right that can be changed. */
export function nextEditable(shown: readonly Column[], code: string, step: 1 | -1): Column | undefined {
  const place = shown.findIndex((column) => column.code === code);
  const rest = step === 1 ? shown.slice(place + 1) : shown.slice(0, Math.max(place, 0)).reverse();
  return rest.find((column) => isEditable(column) && column.field.kind !== "bool");
}
