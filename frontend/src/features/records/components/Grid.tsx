import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Column, Layout } from "../columns";
import { GROUP, placed, ROW, templateOf } from "../grid";
import type { Grouped, Line } from "../groups";
import type { Sort } from "../listing";
import type { GroupOfRecords } from "../types";
import styles from "./Grid.module.css";
import { GridFoot, GroupHead } from "./GridGroups";
import { GridHead, type HeadActs } from "./GridHead";
import { type Editing, GridRow, type RowActs } from "./GridRow";

type GridProps = {
  label: string;
  address: string;
  title: Column;
  columns: readonly Column[];
  layout: Layout;
  sorts: readonly Sort[];
  levels: readonly Grouped[];
  lines: readonly Line[];
  closed: ReadonlySet<string>;
  onToggle: (path: string) => void;
  /** Columns that are added up, in the order of the measures. */
  summed: readonly string[];
  whole: GroupOfRecords | undefined;
  at: number | null;
  focused: string | null;
  editing: (Editing & { id: number }) | null;
  chosen: ReadonlySet<number>;
  onChooseAll: (isChosen: boolean) => void;
  rowActs: RowActs;
  headActs: HeadActs;
  isMore: boolean;
  /** Another list was asked for; what stands is still the one before. */
  isBusy: boolean;
  onEnd: () => void;
};

/** Records in lines and columns; only what is seen is drawn. */
export function Grid(props: GridProps) {
  const { columns, layout, title, lines, at, focused, editing, chosen, levels, closed } = props;
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const cells = useMemo(() => placed(columns, layout, title), [columns, layout, title]);
  const template = templateOf(cells);
  const drawn = useDrawn(lines, scroller);
  const count = useMemo(() => lines.filter(({ kind }) => kind === "row").length, [lines]);
  useFollow(scroller, { at, focused, lines, show: drawn.show });
  useEndOf(scroller, props.onEnd, lines.length);
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="grid"
      aria-label={props.label}
      aria-multiselectable
      aria-busy={props.isBusy}
      aria-rowcount={props.isMore ? -1 : count + 1}
      aria-colcount={cells.length + 1}
    >
      <div className={styles.inner}>
        <GridHead
          cells={cells}
          template={template}
          sorts={props.sorts}
          frozen={layout.frozen}
          isAllChosen={count > 0 && chosen.size >= count}
          isSomeChosen={chosen.size > 0}
          onChooseAll={props.onChooseAll}
          acts={props.headActs}
        />
        <div role="rowgroup" style={drawn.style}>
          {drawn.indexes.map((index) => {
            const line = lines[index];
            if (!line) return null;
            if (line.kind === "head") {
              return (
                <GroupHead
                  key={line.path}
                  line={line}
                  level={levels[line.depth]}
                  cells={cells}
                  template={template}
                  summed={props.summed}
                  isClosed={closed.has(line.path)}
                  onToggle={props.onToggle}
                />
              );
            }
            const isCurrent = line.row.id === at;
            return (
              <GridRow
                key={line.row.id}
                row={line.row}
                index={index}
                cells={cells}
                template={template}
                address={props.address}
                isChosen={chosen.has(line.row.id)}
                isCurrent={isCurrent}
                focused={isCurrent ? focused : null}
                editing={editing?.id === line.row.id ? editing : null}
                acts={props.rowActs}
              />
            );
          })}
        </div>
        {props.isMore && <p className={styles.more}>{t("ui.loading")}</p>}
        <div className={styles.end} />
        <GridFoot cells={cells} template={template} summed={props.summed} whole={props.whole} />
      </div>
    </div>
  );
}

const VIRTUAL_FROM = 120;

function useDrawn(lines: readonly Line[], scroller: RefObject<HTMLDivElement | null>) {
  const isVirtual = lines.length > VIRTUAL_FROM;
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === "head" ? GROUP : ROW),
    overscan: 14,
    enabled: isVirtual,
  });
  const show = (index: number) => virtual.scrollToIndex(index, { align: "auto" });
  if (!isVirtual) return { indexes: lines.map((_, index) => index), style: undefined, show };
  const items = virtual.getVirtualItems();
  return {
    indexes: items.map(({ index }) => index),
    style: { height: virtual.getTotalSize(), paddingTop: items[0]?.start ?? 0 },
    show,
  };
}

type Follow = {
  at: number | null;
  focused: string | null;
  lines: readonly Line[];
  show: (index: number) => void;
};

/** Keeps the line and the cell one stands on in sight. */
function useFollow(scroller: RefObject<HTMLDivElement | null>, follow: Follow): void {
  const latest = useRef(follow);
  latest.current = follow;
  const { at, focused } = follow;
  useEffect(() => {
    if (at === null) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-id="${at}"]`);
    if (!row) {
      const { lines, show } = latest.current;
      const index = lines.findIndex((line) => line.kind === "row" && line.row.id === at);
      if (index >= 0) show(index);
      return;
    }
    row.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (focused && scroller.current) bringIn(scroller.current, row, focused);
  }, [at, focused, scroller]);
}

/** Scrolls sideways until the cell is seen beside the columns that stay. */
function bringIn(scroller: HTMLElement, row: HTMLElement, code: string): void {
  const cell = row.querySelector<HTMLElement>(`[data-code="${CSS.escape(code)}"]`);
  if (!cell || getComputedStyle(cell).position === "sticky") return;
  const stuck = [...row.children].filter((one) => getComputedStyle(one).position === "sticky");
  const covered = stuck.reduce((sum, one) => sum + (one as HTMLElement).offsetWidth, 0);
  const left = cell.offsetLeft - covered;
  const right = cell.offsetLeft + cell.offsetWidth - scroller.clientWidth;
  if (scroller.scrollLeft > left) scroller.scrollLeft = left;
  else if (scroller.scrollLeft < right) scroller.scrollLeft = right + 8;
}

/** Tells when the end is near, so that the next rows are there before they are missed. */
function useEndOf(scroller: RefObject<HTMLDivElement | null>, onEnd: () => void, count: number): void {
  const latest = useRef(onEnd);
  latest.current = onEnd;
  // biome-ignore lint/correctness/useExhaustiveDependencies: more rows may still not fill the window.
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    function look(): void {
      if (element && element.scrollHeight - element.scrollTop - element.clientHeight < 1200) latest.current();
    }
    look();
    element.addEventListener("scroll", look, { passive: true });
    return () => element.removeEventListener("scroll", look);
  }, [scroller, count]);
}
