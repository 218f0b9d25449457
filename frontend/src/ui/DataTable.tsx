import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useRef } from "react";
import { useIsPhone } from "@/lib/media";
import styles from "./DataTable.module.css";
import { EmptyState, SkeletonRows } from "./States";

export type Column<Row> = {
  key: string;
  title: ReactNode;
  /** A grid track: 116px, minmax(0, 1fr). */
  width: string;
  isNumber?: boolean;
  /** Left out on a phone. */
  isAside?: boolean;
  render: (row: Row) => ReactNode;
};

type DataTableProps<Row> = {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string | number;
  isLoading?: boolean;
  /** What went wrong stands above; that there is nothing is not known. */
  hasFailed?: boolean;
  onOpen?: (row: Row) => void;
  empty?: ReactNode;
};

const ROW_HEIGHT = 36;
const VIRTUAL_FROM = 200;

/** Dense rows in aligned columns; only what is seen is drawn once there are many. */
export function DataTable<Row>({
  label,
  columns: all,
  rows,
  keyOf,
  isLoading,
  hasFailed,
  onOpen,
  empty,
}: DataTableProps<Row>) {
  const scroller = useRef<HTMLDivElement>(null);
  const isPhone = useIsPhone();
  const columns = isPhone ? all.filter((column) => !column.isAside) : all;
  const template = columns.map((column) => column.width).join(" ");
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    enabled: rows.length > VIRTUAL_FROM,
  });
  const isVirtual = rows.length > VIRTUAL_FROM;
  const drawn = isVirtual
    ? virtual.getVirtualItems().map((item) => item.index)
    : rows.map((_, index) => index);
  const offset = isVirtual ? (virtual.getVirtualItems()[0]?.start ?? 0) : 0;
  return (
    <div
      ref={scroller}
      className={styles.table}
      role="table"
      aria-label={label}
      aria-rowcount={rows.length + 1}
    >
      <Head columns={columns} template={template} />
      {isLoading && <SkeletonRows columns={template} />}
      {!isLoading && !hasFailed && rows.length === 0 && (
        <div role="row">
          <div role="cell">{empty ?? <EmptyState title={label} />}</div>
        </div>
      )}
      <div style={isVirtual ? { height: virtual.getTotalSize(), paddingTop: offset } : undefined}>
        {drawn.map((index) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <TableRow key={keyOf(row)} row={row} columns={columns} template={template} onOpen={onOpen} />
          );
        })}
      </div>
    </div>
  );
}

function Head<Row>({ columns, template }: { columns: readonly Column<Row>[]; template: string }) {
  return (
    <div className={styles.head} role="row" style={{ gridTemplateColumns: template }}>
      {columns.map((column) => (
        <span key={column.key} role="columnheader" className={column.isNumber ? styles.number : undefined}>
          {column.title}
        </span>
      ))}
    </div>
  );
}

type TableRowProps<Row> = {
  row: Row;
  columns: readonly Column<Row>[];
  template: string;
  onOpen?: (row: Row) => void;
};

function TableRow<Row>({ row, columns, template, onOpen }: TableRowProps<Row>) {
  return (
    <div
      className={`${styles.row} ${onOpen ? styles.opens : ""}`}
      role="row"
      style={{ gridTemplateColumns: template }}
      tabIndex={onOpen ? 0 : -1}
      onClick={() => onOpen?.(row)}
      onKeyDown={(event) => {
        if (event.key === "Enter" && event.target === event.currentTarget) onOpen?.(row);
      }}
    >
      {columns.map((column) => (
        <span key={column.key} role="cell" className={column.isNumber ? styles.number : styles.cell}>
          {column.render(row)}
        </span>
      ))}
    </div>
  );
}
