import { useVirtualizer } from "@tanstack/react-virtual";
import { type ClipboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import type { FieldDefinition } from "../definition";
import { isTable } from "../pasting";
import type { Row } from "../readings";
import { isFigure } from "../registry";
import { GridRow } from "./GridRow";
import { RowTotals } from "./RowTotals";
import type { RowActs } from "./useRows";

export interface RowsProps {
  field: FieldDefinition;
  id: string;
  rows: Row[];
  columns: FieldDefinition[];
  openRow: string | null;
  acts: RowActs;
  locked: ReadonlySet<string>;
  /** By `row.column`. */
  problems: Record<string, string>;
}

const ROW_HEIGHT = 36;
/** Fewer rows than this are all drawn; more only where one looks. */
const MOST_DRAWN = 60;

/** Rows as a grid: read at a glance, one open for typing, cells taken over from a spreadsheet by pasting. */
export function RowGrid({ field, rows, columns, openRow, acts, locked, problems }: RowsProps) {
  const { t } = useTranslation();
  const text = useText();
  const scroll = useRef<HTMLDivElement>(null);
  const window = useWindow(scroll, rows);
  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData("text/plain");
    if (!isTable(pasted)) return;
    event.preventDefault();
    const cell = (event.target as Element).closest<HTMLElement>("[data-column]");
    const row = (event.target as Element).closest<HTMLElement>("[data-row]");
    acts.paste(pasted, { row: row?.dataset.row ?? null, column: cell?.dataset.column ?? null });
  };
  return (
    <div className="rows-scroll" ref={scroll} onPaste={paste}>
      <table className="rows-table" aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            <th className="rows-number">
              <span className="sr-only">{t("fields.row")}</span>
            </th>
            {columns.map((column) => (
              <th
                key={column.id}
                className={isFigure(column) ? "is-figure" : undefined}
                style={{ minWidth: widthOf(column) }}
                title={text(column.hint) || undefined}
              >
                {text(column.label)}
                {column.required && (
                  <i className="field-star" aria-hidden="true">
                    *
                  </i>
                )}
              </th>
            ))}
            <th className="rows-acts">
              <span className="sr-only">{t("fields.row_acts")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {window.before > 0 && <Gap height={window.before} />}
          {window.shown.map(({ row, index, key }) => (
            <GridRow
              key={key}
              measure={window.measure}
              {...{ field, row, index, columns, acts }}
              isOpen={row.id === openRow}
              isLast={index === rows.length - 1}
              isLocked={locked.has(row.id)}
              problems={inRow(problems, row.id)}
            />
          ))}
          {window.after > 0 && <Gap height={window.after} />}
          {rows.length === 0 && (
            <tr>
              <td colSpan={columns.length + 2} className="rows-none">
                {t("fields.no_rows")}
              </td>
            </tr>
          )}
        </tbody>
        <RowTotals field={field} columns={columns} rows={rows} before={1} after={1} />
      </table>
    </div>
  );
}

/** The room of rows that are not drawn. */
function Gap({ height }: { height: number }) {
  return (
    <tr>
      <td style={{ height, padding: 0 }} />
    </tr>
  );
}

function useWindow(scroll: React.RefObject<HTMLDivElement | null>, rows: Row[]) {
  const isWhole = rows.length <= MOST_DRAWN;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
    enabled: !isWhole,
  });
  if (isWhole) {
    const shown = rows.map((row, index) => ({ row, index, key: row.id }));
    return { shown, before: 0, after: 0, measure: undefined };
  }
  const items = virtual.getVirtualItems();
  const shown = items.flatMap(({ index }) => {
    const row = rows[index];
    return row ? [{ row, index, key: row.id }] : [];
  });
  return {
    shown,
    before: items[0]?.start ?? 0,
    after: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
    measure: virtual.measureElement,
  };
}

const NO_PROBLEMS = "";

/** The row's own problems as one text, so that a row is drawn again only when they change. */
function inRow(problems: Record<string, string>, row: string): string {
  const own = Object.entries(problems).filter(([path]) => path.startsWith(`${row}.`));
  return own.length === 0 ? NO_PROBLEMS : JSON.stringify(Object.fromEntries(own));
}

const WIDTHS: Record<string, number> = {
  bool: 90,
  date: 140,
  datetime: 190,
  daterange: 300,
  formula: 110,
  money: 130,
  number: 110,
  rating: 150,
  textarea: 220,
  year: 80,
};

function widthOf({ kind }: FieldDefinition): number {
  return WIDTHS[kind] ?? 160;
}
