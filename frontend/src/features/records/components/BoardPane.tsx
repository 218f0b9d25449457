import { useInfiniteQuery } from "@tanstack/react-query";
import { Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Problem, sentence } from "@/api/problem";
import type { Answer } from "@/features/forms/definition";
import { useText } from "@/lib/i18n";
import { Button, IconButton } from "@/ui/Button";
import { tell } from "@/ui/tell";
import { rowsQuery } from "../api";
import { type Column, NUMBER } from "../columns";
import { isEditable } from "../grid";
import { insideGroup } from "../groups";
import { askedOf, both } from "../listing";
import { chosenOf, laneColumns } from "../looks";
import { useCellSaving, useGroups, useMoved } from "../rows";
import type { Row } from "../types";
import styles from "./Looks.module.css";
import { LookTools } from "./LookTools";
import { Fact } from "./PhoneList";
import type { PaneProps } from "./panes";
import records from "./Records.module.css";

type Lane = { key: string | null; name: string; color?: string | null };
const FACTS = 3;
const PAGE = 40;

/** The same records side by side, one lane for each answer to a field. */
export function BoardPane(props: PaneProps) {
  const { page, columns, listing, onChange } = props;
  const { t } = useTranslation();
  const choices = laneColumns(columns);
  const column = chosenOf(choices, listing.by);
  const lanes = useLanes(column);
  const [dragged, setDragged] = useState<Row | null>(null);
  const move = useMoving(props, column);
  const grouped = { ...listing, levels: column ? [{ code: column.code, grain: null }] : [] };
  const groups = useGroups(page.code, askedOf({ ...listing, levels: [] }), grouped, []);
  if (!column) return null;
  return (
    <section className={records.pane}>
      {choices.length > 1 && (
        <LookTools
          label={t("records.lanes_by")}
          columns={choices}
          value={column}
          onChange={(by) => onChange({ by })}
        />
      )}
      <div className={styles.board}>
        {lanes.map((lane) => (
          <LaneOf
            key={lane.key ?? ""}
            {...props}
            lane={lane}
            lanes={lanes}
            column={column}
            count={groups?.find(({ keys }) => keys.length === 1 && keys[0] === lane.key)?.count ?? 0}
            dragged={dragged}
            onDrag={setDragged}
            onMove={move}
          />
        ))}
      </div>
    </section>
  );
}

function useLanes(column: Column | undefined): Lane[] {
  const { t } = useTranslation();
  const text = useText();
  if (!column) return [];
  const empty: Lane = { key: null, name: t("records.nothing_filled") };
  if (column.type === "boolean") {
    return [{ key: "true", name: t("records.yes") }, { key: "false", name: t("records.no") }, empty];
  }
  const options = (column.field.options ?? []).filter(({ is_active }) => is_active !== false);
  return [...options.map(({ key, label, color }) => ({ key, name: text(label), color })), empty];
}

/** A card in another lane is the same record with another answer. */
function useMoving({ page }: PaneProps, column: Column | undefined) {
  const save = useCellSaving(page.code);
  const renewLists = useMoved(page.code);
  return async (row: Row, key: string | null): Promise<void> => {
    if (!column) return;
    const value: Answer = column.type === "boolean" && key !== null ? key === "true" : key;
    try {
      await save(row, column, value);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      tell.error(sentence(error));
    }
    await renewLists();
  };
}

type LaneOfProps = PaneProps & {
  lane: Lane;
  lanes: readonly Lane[];
  column: Column;
  count: number;
  dragged: Row | null;
  onDrag: (row: Row | null) => void;
  onMove: (row: Row, key: string | null) => Promise<void>;
};

function LaneOf(props: LaneOfProps) {
  const { page, lane, column, listing, count, dragged, onDrag, onMove } = props;
  const { t } = useTranslation();
  const [isOver, setOver] = useState(false);
  const inside = insideGroup([{ code: column.code, grain: null, column }], [lane.key]);
  const asked = askedOf({ ...listing, levels: [], filter: both(listing.filter, inside) });
  const found = useInfiniteQuery(rowsQuery(page.code, asked, PAGE));
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const mayDrop = dragged !== null && !rows.some(({ id }) => id === dragged.id);
  if (lane.key === null && rows.length === 0 && !dragged) return null;
  return (
    <section
      className={`${styles.lane} ${isOver && mayDrop ? styles.over : ""}`}
      aria-label={lane.name}
      onDragOver={(event) => {
        if (!mayDrop) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={() => {
        setOver(false);
        if (dragged && mayDrop) void onMove(dragged, lane.key);
        onDrag(null);
      }}
    >
      <h2>
        {lane.color && <i style={{ background: lane.color }} />}
        <b>{lane.name}</b>
        <span>{count}</span>
      </h2>
      {rows.map((row) => (
        <Card key={row.id} {...props} row={row} />
      ))}
      {found.isSuccess && rows.length === 0 && <p className={styles.none}>{t("records.lane_empty")}</p>}
      {found.hasNextPage && (
        <Button kind="text" size="s" onClick={() => void found.fetchNextPage()}>
          {t("records.more")}
        </Button>
      )}
    </section>
  );
}

function Card({
  row,
  lane,
  lanes,
  column,
  columns,
  layout,
  title,
  address,
  back,
  dragged,
  onDrag,
  onMove,
}: LaneOfProps & { row: Row }) {
  const { t } = useTranslation();
  const mayMove = isEditable(column);
  const facts = factsOf({ columns, layout, title }, [column.code])
    .filter((one) => row.answers[one.code] !== undefined || row.masked.includes(one.code))
    .slice(0, FACTS);
  return (
    <div
      className={`${styles.card} ${dragged?.id === row.id ? styles.dragged : ""}`}
      draggable={mayMove}
      onDragStart={() => onDrag(row)}
      onDragEnd={() => onDrag(null)}
    >
      {row.number && <small>{row.number}</small>}
      <Link to={`${address}/${row.id}`} state={{ back }} draggable={false}>
        {row.title || row.number || `#${row.id}`}
      </Link>
      {facts.length > 0 && (
        <dl>
          {facts.map((one) => (
            <Fact key={one.code} row={row} column={one} />
          ))}
        </dl>
      )}
      {mayMove && (
        <span className={styles.move}>
          <Dropdown
            trigger={["click"]}
            menu={{
              items: lanes
                .filter(({ key }) => key !== lane.key)
                .map(({ key, name }) => ({
                  key: key ?? "",
                  label: t("records.move_to", { name }),
                  onClick: () => void onMove(row, key),
                })),
            }}
          >
            <IconButton icon="swap" isSmall label={t("records.move", { title: row.title })} />
          </Dropdown>
        </span>
      )}
    </div>
  );
}

/** The columns one has chosen, without the name and what the page says already. */
export function factsOf(
  { columns, layout, title }: Pick<PaneProps, "columns" | "layout" | "title">,
  said: readonly string[],
): Column[] {
  const left = new Set([...said, title.code, NUMBER]);
  return layout.columns.flatMap(({ code }) =>
    left.has(code) ? [] : (columns.find((column) => column.code === code) ?? []),
  );
}
