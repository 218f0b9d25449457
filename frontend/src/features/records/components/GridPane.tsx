import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { sentence } from "@/api/problem";
import type { Answer } from "@/features/forms/definition";
import { useText } from "@/lib/i18n";
import { useIsPhone } from "@/lib/media";
import { ErrorLine, SkeletonRows } from "@/ui/States";
import { useShortcuts } from "@/ui/shortcuts";
import { type Conflict, nextEditable, useEditing } from "../editing";
import { placed } from "../grid";
import { groupedBy, linesOf, outsideOf } from "../groups";
import { useHeadActs } from "../heads";
import type { Asked } from "../listing";
import { askedOf, both } from "../listing";
import { rememberPeople, summable, useGroups, useRows } from "../rows";
import { useSelection } from "../selection";
import { useStableActs } from "../stable";
import type { Row } from "../types";
import { BulkActs } from "./BulkActs";
import { ConflictAsk } from "./ConflictAsk";
import { Grid } from "./Grid";
import { NoRecords } from "./NoRecords";
import { PhoneList } from "./PhoneList";
import type { PaneProps } from "./panes";
import styles from "./Records.module.css";

/** Records in lines: moved through with the keys, changed where they stand. */
export function GridPane(props: PaneProps) {
  const { page, columns, title, listing, layout } = props;
  const { t } = useTranslation();
  const text = useText();
  const isPhone = useIsPhone();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const levels = useMemo(() => groupedBy(listing.levels, columns), [listing.levels, columns]);
  const asked = useAsked(props, closed, levels);
  const { found, rows } = useRows(page.code, asked);
  useEffect(() => rememberPeople(rows, columns), [rows, columns]);
  const summed = useMemo(
    () => summable(columns.filter(({ code }) => layout.columns.some((one) => one.code === code))),
    [columns, layout],
  );
  const groups = useGroups(page.code, askedOf(listing), listing, summed);
  const isWhole = found.isSuccess && !found.hasNextPage;
  const lines = useMemo(
    () => linesOf({ rows, groups: groups ?? [], levels }, { closed, isWhole }),
    [rows, groups, levels, closed, isWhole],
  );
  const selection = useSelection(rows);
  const grid = useGrid(props, rows, selection);
  const headActs = useHeadActs(props);
  const toggle = (path: string) => {
    const next = new Set(closed);
    if (!next.delete(path)) next.add(path);
    setClosed(next);
  };
  const isEmpty = found.isSuccess && rows.length === 0 && closed.size === 0;
  return (
    <section className={styles.pane}>
      {found.isError && (
        <div className={styles.error}>
          <ErrorLine onRetry={() => void found.refetch()}>{sentence(found.error)}</ErrorLine>
        </div>
      )}
      {found.isPending && (
        <SkeletonRows columns={isPhone ? "1fr 60px" : "15px 220px 120px 120px 120px 120px"} rows={12} />
      )}
      {isEmpty && <NoRecords page={page} listing={listing} onChange={props.onChange} />}
      {!isEmpty && found.isSuccess && isPhone && (
        <PhoneList
          rows={rows}
          columns={columns}
          layout={layout}
          title={title}
          address={props.address}
          hasMore={found.hasNextPage}
          onMore={() => void found.fetchNextPage()}
        />
      )}
      {!isEmpty && found.isSuccess && !isPhone && (
        <Grid
          label={text(page.name)}
          address={props.address}
          title={title}
          columns={columns}
          layout={headActs.pulled ?? layout}
          sorts={listing.sorts}
          levels={levels}
          lines={lines}
          closed={closed}
          onToggle={toggle}
          summed={summed}
          whole={groups?.find(({ keys }) => keys.length === 0)}
          at={listing.at}
          focused={grid.focused}
          editing={grid.editing}
          chosen={selection.chosen}
          onChooseAll={selection.chooseAll}
          rowActs={grid.acts}
          headActs={headActs.acts}
          isMore={found.isFetchingNextPage}
          isBusy={found.isPlaceholderData}
          onEnd={() => found.hasNextPage && !found.isFetchingNextPage && void found.fetchNextPage()}
        />
      )}
      <BulkActs
        page={page}
        columns={columns}
        rows={rows}
        chosen={selection.chosen}
        onClear={selection.clear}
        asked={askedOf(listing)}
        isWhole={selection.isWhole}
        onWhole={selection.chooseWhole}
      />
      {grid.conflict && (
        <Clash code={page.code} conflict={grid.conflict} keep={grid.keep} settle={grid.settle} />
      )}
      <p className="sr-only" aria-live="polite">
        {t("records.loaded", { count: rows.length })}
      </p>
    </section>
  );
}

/** Only the columns that are seen are asked for; groups that are closed are not. */
function useAsked(
  props: PaneProps,
  closed: ReadonlySet<string>,
  levels: ReturnType<typeof groupedBy>,
): Asked {
  const { listing, layout, title, columns } = props;
  return useMemo(() => {
    const filter = both(listing.filter, outsideOf(levels, closed));
    const needed = [title.code, ...layout.columns.map(({ code }) => code), ...levels.map(({ code }) => code)];
    const asked = new Set(needed.filter((code) => columns.some((one) => one.code === code && !one.isOwn)));
    return { ...askedOf({ ...listing, filter }), columns: [...asked].sort().join(",") };
  }, [listing, levels, closed, layout, title, columns]);
}

type Clashing = Pick<ReturnType<typeof useEditing>, "keep" | "settle"> & { code: string; conflict: Conflict };

function Clash({ code, conflict, keep, settle }: Clashing) {
  const { row, column, value } = conflict;
  return (
    <ConflictAsk
      code={code}
      before={row}
      onOverwrite={(now) => {
        settle();
        void keep(now, column, value);
      }}
      onYield={(now) => {
        settle();
        if (now) void keep(now, column, now.answers[column.code] ?? null);
      }}
    />
  );
}

/** Where one stands, what is being changed, and what the keys do. */
function useGrid(props: PaneProps, rows: readonly Row[], selection: ReturnType<typeof useSelection>) {
  const { page, columns, title, listing, layout, goTo } = props;
  const navigate = useNavigate();
  const [focused, setFocused] = useState<string | null>(null);
  const shown = useMemo(
    () => placed(columns, layout, title).map(({ column }) => column),
    [columns, layout, title],
  );
  const editing = useEditing(page.code, shown);
  const row = rows.find(({ id }) => id === listing.at);
  const open = (one: Row) =>
    void navigate(`${props.address}/${one.id}`, {
      state: { back: props.back, ids: rows.map(({ id }) => id) },
    });
  function step(by: 1 | -1): void {
    const place = rows.findIndex(({ id }) => id === listing.at);
    const next = rows[Math.max(0, Math.min(rows.length - 1, place + by))];
    if (next) goTo(next.id);
  }
  function sideways(by: 1 | -1): void {
    const place = shown.findIndex(({ code }) => code === focused);
    const next = shown[Math.max(0, Math.min(shown.length - 1, place + by))];
    if (next) setFocused(next.code);
  }
  function begin(one: Row, code: string): void {
    goTo(one.id);
    setFocused(code);
    editing.begin(one, code);
  }
  function keep(one: Row, code: string, value: Answer, by: 1 | -1 | 0): void {
    const column = shown.find((candidate) => candidate.code === code);
    if (column) void editing.keep(one, column, value);
    const next = by === 0 ? undefined : nextEditable(shown, code, by);
    if (next) begin(one, next.code);
  }
  const acts = useStableActs({
    choose: selection.choose,
    go: (one: Row, code: string | null) => {
      goTo(one.id);
      setFocused(code);
    },
    open,
    edit: begin,
    keep,
    cancel: editing.cancel,
  });
  useGridKeys({
    row,
    focused,
    setFocused,
    step,
    sideways,
    begin,
    open,
    selection,
    isEditing: editing.editing !== null,
    goTo,
  });
  return { ...editing, focused, acts };
}

type Keys = {
  row: Row | undefined;
  focused: string | null;
  setFocused: (code: string | null) => void;
  step: (by: 1 | -1) => void;
  sideways: (by: 1 | -1) => void;
  begin: (row: Row, code: string) => void;
  open: (row: Row) => void;
  selection: ReturnType<typeof useSelection>;
  isEditing: boolean;
  goTo: (id: number | null) => void;
};

function useGridKeys(keys: Keys): void {
  const { row, focused, setFocused, step, sideways, begin, open, selection, isEditing, goTo } = keys;
  useShortcuts(
    {
      j: () => step(1),
      k: () => step(-1),
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      ArrowRight: () => sideways(1),
      ArrowLeft: () => sideways(-1),
      Enter: () => row && (focused ? begin(row, focused) : open(row)),
      o: () => row && open(row),
      x: () => row && selection.choose(row, !selection.chosen.has(row.id), false),
      Escape: () => {
        if (focused) setFocused(null);
        else if (selection.chosen.size > 0) selection.clear();
        else goTo(null);
      },
    },
    !isEditing,
  );
}
