import { useVirtualizer } from "@tanstack/react-virtual";
import { Checkbox } from "antd";
import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { nameHere, useText } from "@/lib/i18n";
import { Icon } from "@/ui/icons";
import { type Group, groupsOf } from "../groups";
import { type ColumnKey, type Density, type Grouping, ROW_HEIGHTS, templateOf } from "../listing";
import type { Row } from "../types";
import { PhoneRow, RowLine } from "./RowLine";
import styles from "./WorkList.module.css";

type Line = { kind: "head"; group: Group } | { kind: "row"; row: Row };

const HEAD_HEIGHT = 32;
const PHONE_ROW = 64;
const VIRTUAL_FROM = 200;

type WorkListProps = {
  rows: readonly Row[];
  grouping: Grouping;
  columns: readonly ColumnKey[];
  density: Density;
  at: string | null;
  chosen: ReadonlySet<string>;
  onChoose: (numbers: readonly string[], isChosen: boolean) => void;
  onGo: (number: string) => void;
  onOpen: (number: string) => void;
  onEnd: () => void;
  isPhone: boolean;
  foot?: ReactNode;
};

/** The orders, grouped; only what is seen is drawn once there are many. */
export function WorkList(props: WorkListProps) {
  const { rows, grouping, columns, density, at, chosen, onChoose, onGo, onOpen, onEnd, isPhone, foot } =
    props;
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const lines = useLines(rows, grouping, closed);
  const rowHeight = isPhone ? PHONE_ROW : ROW_HEIGHTS[density];
  const drawn = useDrawn(lines, scroller, rowHeight);
  const template = templateOf(columns);
  const choose = useStable((number: string, isChosen: boolean) => onChoose([number], isChosen));
  const go = useStable(onGo);
  const open = useStable(onOpen);
  useFollow(scroller, at);
  useEndOf(scroller, onEnd, lines.length);
  const isAllChosen = rows.length > 0 && rows.every((row) => chosen.has(row.number));
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      {...(isPhone ? {} : { role: "grid", "aria-label": t("work.list"), "aria-multiselectable": true })}
    >
      {!isPhone && (
        <Head
          columns={columns}
          template={template}
          isAllChosen={isAllChosen}
          isSomeChosen={chosen.size > 0}
          onChooseAll={(isChosen) =>
            onChoose(
              rows.map((row) => row.number),
              isChosen,
            )
          }
        />
      )}
      <div role={isPhone ? undefined : "rowgroup"} style={drawn.style}>
        {drawn.lines.map((line) => {
          if (line.kind === "head") {
            return (
              <GroupHead
                key={`head ${line.group.key}`}
                group={line.group}
                grouping={grouping}
                isClosed={closed.has(line.group.key)}
                onToggle={() => setClosed(toggled(closed, line.group.key))}
              />
            );
          }
          if (isPhone) return <PhoneRow key={line.row.number} row={line.row} />;
          return (
            <RowLine
              key={line.row.number}
              row={line.row}
              columns={columns}
              template={template}
              height={rowHeight}
              isChosen={chosen.has(line.row.number)}
              isCurrent={line.row.number === at}
              onChoose={choose}
              onGo={go}
              onOpen={open}
            />
          );
        })}
      </div>
      {foot}
    </div>
  );
}

function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
}

function useLines(rows: readonly Row[], grouping: Grouping, closed: ReadonlySet<string>): Line[] {
  return useMemo(() => {
    if (grouping === "none") return rows.map((row) => ({ kind: "row", row }));
    return groupsOf(rows, grouping).flatMap((group): Line[] => {
      const head: Line = { kind: "head", group };
      if (closed.has(group.key)) return [head];
      return [head, ...group.rows.map((row): Line => ({ kind: "row", row }))];
    });
  }, [rows, grouping, closed]);
}

function useDrawn(lines: readonly Line[], scroller: RefObject<HTMLDivElement | null>, rowHeight: number) {
  const isVirtual = lines.length > VIRTUAL_FROM;
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === "head" ? HEAD_HEIGHT : rowHeight),
    overscan: 16,
    enabled: isVirtual,
  });
  if (!isVirtual) return { lines, style: undefined };
  const items = virtual.getVirtualItems();
  return {
    lines: items.flatMap((item) => lines[item.index] ?? []),
    style: { height: virtual.getTotalSize(), paddingTop: items[0]?.start ?? 0 },
  };
}

/** A function that is the same for every row, so that a row is drawn again only when it changed. */
function useStable<Values extends unknown[]>(act: (...values: Values) => void): (...values: Values) => void {
  const latest = useRef(act);
  latest.current = act;
  return useMemo(
    () =>
      (...values: Values) =>
        latest.current(...values),
    [],
  );
}

function useFollow(scroller: RefObject<HTMLDivElement | null>, at: string | null): void {
  useEffect(() => {
    if (!at) return;
    scroller.current
      ?.querySelector(`[data-number="${CSS.escape(at)}"]`)
      ?.scrollIntoView({ block: "nearest" });
  }, [at, scroller]);
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
      if (element && element.scrollHeight - element.scrollTop - element.clientHeight < 600) latest.current();
    }
    look();
    element.addEventListener("scroll", look, { passive: true });
    return () => element.removeEventListener("scroll", look);
  }, [scroller, count]);
}

type HeadProps = {
  columns: readonly ColumnKey[];
  template: string;
  isAllChosen: boolean;
  isSomeChosen: boolean;
  onChooseAll: (isChosen: boolean) => void;
};

function Head({ columns, template, isAllChosen, isSomeChosen, onChooseAll }: HeadProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.head} role="row" style={{ gridTemplateColumns: template }}>
      <span role="columnheader">
        <Checkbox
          checked={isAllChosen}
          indeterminate={isSomeChosen && !isAllChosen}
          aria-label={t("work.choose_all")}
          onChange={(event) => onChooseAll(event.target.checked)}
        />
      </span>
      <span role="columnheader" aria-label={t("column.priority")} />
      <span role="columnheader">{t("column.number")}</span>
      <span role="columnheader">{t("column.title")}</span>
      {columns.map((column) => (
        <span key={column} role="columnheader" className={column === "clock" ? styles.last : undefined}>
          {t(`column.${column}`)}
        </span>
      ))}
    </div>
  );
}

type GroupHeadProps = { group: Group; grouping: Grouping; isClosed: boolean; onToggle: () => void };

function GroupHead({ group, grouping, isClosed, onToggle }: GroupHeadProps) {
  const { t } = useTranslation();
  const text = useText();
  const names: Record<Grouping, () => string> = {
    due: () => t(`due.${group.key}`),
    status: () => text(group.row.status_label) || t(`status.${group.row.status}`),
    assignee: () => nameHere(group.row.assignee) || t("ui.nobody"),
    priority: () => `P${group.key}`,
    none: () => "",
  };
  return (
    <div role="row">
      <div role="gridcell">
        <button type="button" className={styles.group} onClick={onToggle} aria-expanded={!isClosed}>
          <Icon name={isClosed ? "right" : "down"} size={12} />
          <b className={group.key === "late" ? styles.late : undefined}>{names[grouping]()}</b>
          <span>{group.rows.length}</span>
        </button>
      </div>
    </div>
  );
}
