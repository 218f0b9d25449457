import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Answer } from "@/features/forms/definition";
import { Icon } from "@/ui/icons";
import { answerOf, type Column } from "../columns";
import { isEditable, type Placed, ROW, stuckAt } from "../grid";
import type { Row } from "../types";
import { Cell } from "./Cell";
import { CellEditor, type Step } from "./CellEditor";
import styles from "./Grid.module.css";

/** The cell that is being changed, and what was wrong with it. */
export type Editing = { code: string; value?: Answer; problem?: string };

export type RowActs = {
  choose: (row: Row, isChosen: boolean, isRange: boolean) => void;
  go: (row: Row, code: string | null) => void;
  open: (row: Row) => void;
  edit: (row: Row, code: string) => void;
  keep: (row: Row, code: string, value: Answer, step: Step) => void;
  cancel: () => void;
};

type GridRowProps = {
  row: Row;
  index: number;
  cells: readonly Placed[];
  template: string;
  address: string;
  isChosen: boolean;
  isCurrent: boolean;
  focused: string | null;
  editing: Editing | null;
  acts: RowActs;
};

/** One record, one line. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, index, cells, template, isChosen, isCurrent, acts } = props;
  const { t } = useTranslation();
  const classes = [styles.row, isChosen && styles.chosen, isCurrent && styles.current];
  return (
    <div
      className={classes.filter(Boolean).join(" ")}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      aria-current={isCurrent || undefined}
      data-id={row.id}
      style={{ gridTemplateColumns: template, height: ROW, zIndex: props.editing ? 3 : undefined }}
    >
      <span role="gridcell" className={styles.tick} onClick={(event) => event.stopPropagation()}>
        <input
          type="checkbox"
          className={styles.box}
          checked={isChosen}
          aria-label={t("records.choose", { title: row.title })}
          onChange={(event) => acts.choose(row, event.target.checked, isShifted(event.nativeEvent))}
        />
      </span>
      {cells.map((cell, place) => (
        <CellOf key={cell.column.code} {...props} cell={cell} isTitle={place === 0} />
      ))}
      <span />
    </div>
  );
});

function isShifted(event: Event): boolean {
  return event instanceof MouseEvent && event.shiftKey;
}

type CellOfProps = GridRowProps & { cell: Placed; isTitle: boolean };

function CellOf({ row, cell, isTitle, address, focused, editing, acts }: CellOfProps) {
  const { column, left, isEdge } = cell;
  const isEditing = editing?.code === column.code;
  const may = isEditable(column);
  const classes = [
    styles.cell,
    isTitle && styles.title,
    column.isFigure && styles.isFigure,
    left !== null && styles.stuck,
    isEdge && styles.edge,
    focused === column.code && styles.focused,
    focused === column.code && !may && styles.locked,
    isEditing && styles.editing,
  ];
  return (
    <span
      role="gridcell"
      className={classes.filter(Boolean).join(" ")}
      style={stuckAt(cell)}
      data-code={column.code}
      aria-readonly={!may}
      onClick={() => acts.go(row, column.code)}
      onDoubleClick={() => (may ? acts.edit(row, column.code) : acts.open(row))}
    >
      {isTitle ? (
        <TitleOf row={row} column={column} address={address} acts={acts} />
      ) : (
        <Cell row={row} column={column} />
      )}
      {isEditing && (
        <CellEditor
          column={column}
          value={editing.value ?? answerOf(row, column)}
          problem={editing.problem}
          onKeep={(value, step) => acts.keep(row, column.code, value, step)}
          onCancel={acts.cancel}
        />
      )}
    </span>
  );
}

type TitleOfProps = Pick<GridRowProps, "row" | "address" | "acts"> & { column: Column };

function TitleOf({ row, column, address, acts }: TitleOfProps) {
  const { t } = useTranslation();
  const answer = row.answers[column.code];
  const name = column.field.kind === "text" && typeof answer === "string" ? answer : row.title;
  const to = `${address}/${row.id}`;
  return (
    <>
      <a
        href={to}
        tabIndex={-1}
        title={row.title}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          event.stopPropagation();
          acts.open(row);
        }}
      >
        {name || row.number || `#${row.id}`}
      </a>
      <button
        type="button"
        className={styles.open}
        tabIndex={-1}
        aria-label={t("records.open", { title: row.title })}
        title={t("records.open", { title: row.title })}
        onClick={(event) => [event.stopPropagation(), acts.open(row)]}
      >
        <Icon name="expand" size={13} />
      </button>
    </>
  );
}
