import { type KeyboardEvent, memo, use, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { Icon, type IconName } from "@/ui/icons";
import type { FieldDefinition } from "../definition";
import type { Row } from "../readings";
import { isFigure, kindOf } from "../registry";
import { FormContext } from "../useFormStore";
import { RowField, useCells } from "./RowField";
import type { RowActs } from "./useRows";

interface GridRowProps {
  field: FieldDefinition;
  row: Row;
  index: number;
  columns: FieldDefinition[];
  acts: RowActs;
  isOpen: boolean;
  isLast: boolean;
  /** A condition says that this row may be changed no more. */
  isLocked: boolean;
  /** JSON of `row.column` → what is wrong. */
  problems: string;
  measure?: (element: HTMLTableRowElement | null) => void;
}

/** One row of a grid: words while it is read, controls while it is open. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { field, row, index, columns, acts, isOpen, measure } = props;
  const { t } = useTranslation();
  const problems: Record<string, string> = props.problems ? JSON.parse(props.problems) : {};
  const line = useFocusWhenOpened(isOpen);
  const cells = useCells(use(FormContext), field.id, columns, row, props.isLocked);
  return (
    <tr
      ref={(element) => {
        line.current = element;
        measure?.(element);
      }}
      data-index={index}
      data-row={row.id}
      className={props.isLocked ? "is-locked" : isOpen ? "is-open" : undefined}
      aria-rowindex={index + 2}
      onKeyDown={(event) => onKey(event, props)}
    >
      <td className="rows-number">
        {isOpen ? (
          index + 1
        ) : (
          <button
            type="button"
            onClick={() => acts.open(row.id)}
            aria-label={t("fields.edit_row", { row: index + 1 })}
          >
            {index + 1}
          </button>
        )}
      </td>
      {columns.map((column) => (
        <GridCell
          key={column.id}
          {...{ column, row, acts, isOpen }}
          rowNumber={index + 1}
          state={cells[column.id] ?? "edit"}
          problem={problems[`${row.id}.${column.id}`]}
        />
      ))}
      <td className="rows-acts">
        <RowActButtons {...{ row, index, acts }} isLast={props.isLast} isLocked={props.isLocked} />
      </td>
    </tr>
  );
});

interface GridCellProps {
  column: FieldDefinition;
  row: Row;
  rowNumber: number;
  acts: RowActs;
  isOpen: boolean;
  state: "edit" | "read" | "none";
  problem: string | undefined;
}

function GridCell({ column, row, rowNumber, acts, isOpen, state, problem }: GridCellProps) {
  const text = useText();
  const { Cell } = kindOf(column.kind);
  const answer = row[column.id] ?? null;
  const className = [isFigure(column) && "is-figure", problem && "is-wrong", state === "none" && "is-none"]
    .filter(Boolean)
    .join(" ");
  if (isOpen && state === "edit") {
    return (
      <td className={className} data-column={column.id}>
        <RowField
          column={column}
          value={answer}
          label={`${text(column.label)} ${rowNumber}`}
          problem={problem}
          onChange={(next) => acts.set(row.id, column.id, next)}
        />
      </td>
    );
  }
  return (
    <td className={className} data-column={column.id} title={problem} onClick={() => acts.open(row.id)}>
      {state !== "none" && <Cell field={column} value={answer} />}
      {problem && <span className="sr-only">{problem}</span>}
    </td>
  );
}

interface RowActButtonsProps {
  row: Row;
  index: number;
  acts: RowActs;
  isLast: boolean;
  isLocked: boolean;
}

export function RowActButtons({ row, index, acts, isLast, isLocked }: RowActButtonsProps) {
  const { t } = useTranslation();
  const buttons: { icon: IconName; key: string; onPress: () => void; isOff?: boolean }[] = [
    { icon: "up", key: "fields.row_up", onPress: () => acts.move(row.id, -1), isOff: index === 0 },
    { icon: "down", key: "fields.row_down", onPress: () => acts.move(row.id, 1), isOff: isLast },
    { icon: "copy", key: "fields.row_copy", onPress: () => acts.copy(row.id) },
    isLocked
      ? { icon: "lock", key: "fields.row_locked", onPress: () => {}, isOff: true }
      : { icon: "trash", key: "fields.row_remove", onPress: () => acts.remove(row.id) },
  ];
  return (
    <span className="row-acts">
      {buttons.map(({ icon, key, onPress, isOff }) => (
        <button
          key={key}
          type="button"
          disabled={isOff}
          onClick={onPress}
          aria-label={t(key, { row: index + 1 })}
          title={t(key, { row: index + 1 })}
        >
          <Icon name={icon} size={14} />
        </button>
      ))}
    </span>
  );
}

/** Enter goes on to the next row, Escape leaves, Alt with an arrow moves the row. */
function onKey(event: KeyboardEvent, { row, acts, isOpen, isLast }: GridRowProps): void {
  const target = event.target as HTMLElement;
  if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    event.preventDefault();
    acts.move(row.id, event.key === "ArrowUp" ? -1 : 1);
  } else if (isOpen && event.key === "Escape" && !event.defaultPrevented) {
    acts.open(null);
  } else if (isOpen && event.key === "Enter" && isSingleLine(target)) {
    event.preventDefault();
    const next = target.closest("tr")?.nextElementSibling as HTMLElement | null;
    if (isLast) acts.add();
    else acts.open(next?.dataset.row ?? null);
  }
}

function isSingleLine(target: HTMLElement): boolean {
  return target.tagName === "INPUT" && target.getAttribute("aria-expanded") !== "true";
}

function useFocusWhenOpened(isOpen: boolean) {
  const line = useRef<HTMLTableRowElement | null>(null);
  useEffect(() => {
    if (!isOpen || line.current?.contains(document.activeElement)) return;
    line.current?.querySelector<HTMLElement>("td[data-column] :is(input, select, textarea)")?.focus();
  }, [isOpen]);
  return line;
}
