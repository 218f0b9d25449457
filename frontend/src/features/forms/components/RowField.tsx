import { useId, useMemo } from "react";
import type { Answer, FieldDefinition } from "../definition";
import type { Row } from "../readings";
import { kindOf } from "../registry";
import type { FormStore } from "../store";

interface RowFieldProps {
  column: FieldDefinition;
  value: Answer;
  /** Said instead of a label, which stands at the head of the column. */
  label: string;
  problem?: string;
  onChange: (value: Answer) => void;
}

/** The control of one cell: as small as its kind can be. */
export function RowField({ column, value, label, problem, onChange }: RowFieldProps) {
  const id = useId();
  const { Input, isGroup } = kindOf(column.kind);
  const small = column.kind === "select" ? { ...column, display: "list" } : column;
  return (
    <fieldset className="row-field" aria-label={isGroup(small) ? label : undefined}>
      {!isGroup(small) && (
        <label className="sr-only" htmlFor={id}>
          {label}
        </label>
      )}
      <Input
        field={small}
        id={id}
        value={value}
        onChange={onChange}
        invalid={problem !== undefined}
        describedBy={problem ? `${id}-about` : undefined}
      />
      {problem && (
        <span className="row-problem" id={`${id}-about`} role="alert">
          {problem}
        </span>
      )}
    </fieldset>
  );
}

const COMPUTED = new Set(["formula", "serial", "lookup", "rollup"]);

/** What may be done in each cell of a row: its conditions are judged inside the row. */
export function useCells(
  store: FormStore | null,
  table: string,
  columns: FieldDefinition[],
  row: Row,
  isRowLocked: boolean,
): Record<string, "edit" | "read" | "none"> {
  return useMemo(() => {
    const scope = columns.some((column) => column.visible || column.readonly_if)
      ? store?.scopeOfRow(columns, row)
      : undefined;
    return Object.fromEntries(
      columns.map((column) => {
        const isLocked =
          isRowLocked ||
          column.readonly ||
          COMPUTED.has(column.kind) ||
          (store !== null && store.accessOfColumn(table, column.id) !== "edit") ||
          (column.readonly_if && scope?.holds(column.readonly_if));
        const isGone = column.visible && scope && !scope.holds(column.visible);
        return [column.id, isGone ? "none" : isLocked ? "read" : "edit"];
      }),
    );
  }, [store, table, columns, row, isRowLocked]);
}
