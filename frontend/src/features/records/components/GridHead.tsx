import { Dropdown } from "antd";
import { type DragEvent, type PointerEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "@/ui/icons";
import { type Column, LEAST_WIDTH } from "../columns";
import { type Placed, stuckAt } from "../grid";
import type { Sort } from "../listing";
import styles from "./Grid.module.css";

export type HeadActs = {
  /** One column alone, or after those that are there. */
  sort: (code: string, how: "next" | "up" | "down" | "none", isAlso: boolean) => void;
  group: (code: string) => void;
  hide: (code: string) => void;
  freeze: (place: number) => void;
  /** While it is pulled only on the screen, kept once it is let go. */
  widen: (code: string, width: number, isDone: boolean) => void;
  move: (code: string, before: string) => void;
};

type GridHeadProps = {
  cells: readonly Placed[];
  template: string;
  sorts: readonly Sort[];
  frozen: number;
  isAllChosen: boolean;
  isSomeChosen: boolean;
  onChooseAll: (isChosen: boolean) => void;
  acts: HeadActs;
};

/** The heads: press to sort, pull to widen, drag to move, and everything else in a menu. */
export function GridHead(props: GridHeadProps) {
  const { cells, template, sorts, isAllChosen, isSomeChosen, onChooseAll, acts } = props;
  const { t } = useTranslation();
  const [dragged, setDragged] = useState<string | null>(null);
  return (
    <div className={styles.head} role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
      <span role="columnheader" className={styles.tick}>
        <input
          type="checkbox"
          className={styles.box}
          checked={isAllChosen}
          ref={(box) => {
            if (box) box.indeterminate = isSomeChosen && !isAllChosen;
          }}
          aria-label={t("records.choose_all")}
          onChange={(event) => onChooseAll(event.target.checked)}
        />
      </span>
      {cells.map((cell, place) => (
        <Head
          key={cell.column.code}
          cell={cell}
          place={place}
          frozen={props.frozen}
          sorts={sorts}
          acts={acts}
          dragged={dragged}
          onDrag={setDragged}
        />
      ))}
      <span />
    </div>
  );
}

type HeadProps = {
  cell: Placed;
  place: number;
  frozen: number;
  sorts: readonly Sort[];
  acts: HeadActs;
  dragged: string | null;
  onDrag: (code: string | null) => void;
};

function Head({ cell, place, frozen, sorts, acts, dragged, onDrag }: HeadProps) {
  const { column, left, isEdge } = cell;
  const [isOver, setOver] = useState(false);
  const at = sorts.findIndex(({ code }) => code === column.code);
  const sort = sorts[at];
  const mayDrop = dragged !== null && dragged !== column.code && place > 0;
  const classes = [
    styles.th,
    column.isFigure && styles.figure,
    left !== null && styles.stuck,
    isEdge && styles.edge,
    isOver && mayDrop && styles.over,
  ];
  const drop = {
    onDragOver: (event: DragEvent) => {
      if (!mayDrop) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: () => {
      setOver(false);
      if (mayDrop && dragged) acts.move(dragged, column.code);
    },
  };
  return (
    <span
      role="columnheader"
      className={classes.filter(Boolean).join(" ")}
      style={stuckAt(cell)}
      aria-sort={sort ? (sort.isDown ? "descending" : "ascending") : undefined}
      {...drop}
    >
      <button
        type="button"
        className={sort ? styles.sorted : undefined}
        draggable={place > 0}
        title={column.label}
        aria-disabled={!column.isSortable}
        onDragStart={() => onDrag(column.code)}
        onDragEnd={() => onDrag(null)}
        onClick={(event) => column.isSortable && acts.sort(column.code, "next", event.shiftKey)}
      >
        <span>{column.label}</span>
        {sort && <Icon name={sort.isDown ? "down" : "up"} size={12} />}
        {sort && sorts.length > 1 && <sup>{at + 1}</sup>}
      </button>
      <HeadMenu column={column} place={place} frozen={frozen} sort={sort} acts={acts} />
      <Grip cell={cell} onWiden={(width, isDone) => acts.widen(column.code, width, isDone)} />
    </span>
  );
}

type HeadMenuProps = {
  column: Column;
  place: number;
  frozen: number;
  sort: Sort | undefined;
  acts: HeadActs;
};

function HeadMenu({ column, place, frozen, sort, acts }: HeadMenuProps) {
  const { t } = useTranslation();
  const { code } = column;
  const sorting = column.isSortable
    ? [
        { key: "up", label: t("records.sort_up"), onClick: () => acts.sort(code, "up", false) },
        { key: "down", label: t("records.sort_down"), onClick: () => acts.sort(code, "down", false) },
        { key: "also", label: t("records.sort_also"), onClick: () => acts.sort(code, "up", true) },
        ...(sort
          ? [{ key: "none", label: t("records.sort_none"), onClick: () => acts.sort(code, "none", false) }]
          : []),
        { key: "group", label: t("records.group_by_this"), onClick: () => acts.group(code) },
        { key: "split", type: "divider" as const },
      ]
    : [];
  const isLast = frozen === place;
  const freezing = {
    key: "freeze",
    label: t(isLast && place > 0 ? "records.unfreeze" : "records.freeze"),
    onClick: () => acts.freeze(isLast ? 0 : place),
  };
  const hiding = { key: "hide", label: t("records.hide_column"), onClick: () => acts.hide(code) };
  const items = [...sorting, ...(place > 0 || frozen > 0 ? [freezing] : []), ...(place > 0 ? [hiding] : [])];
  if (items.length === 0) return null;
  return (
    <Dropdown trigger={["click"]} menu={{ items }} placement="bottomRight">
      <button
        type="button"
        className={styles.menu}
        aria-label={t("records.column_menu", { label: column.label })}
      >
        <Icon name="down" size={12} />
      </button>
    </Dropdown>
  );
}

const BY_KEY = 16;

/** The edge of a head: pulled with the pointer, or with the arrow keys once it has the focus. */
function Grip({ cell, onWiden }: { cell: Placed; onWiden: (width: number, isDone: boolean) => void }) {
  const { t } = useTranslation();
  const [isPulled, setPulled] = useState(false);
  function pull(event: PointerEvent<HTMLSpanElement>): void {
    event.preventDefault();
    const from = event.clientX;
    let width = cell.width;
    const grip = event.currentTarget;
    grip.setPointerCapture(event.pointerId);
    setPulled(true);
    const move = (moved: globalThis.PointerEvent) => {
      width = Math.max(LEAST_WIDTH, cell.width + moved.clientX - from);
      onWiden(width, false);
    };
    const stop = () => {
      setPulled(false);
      onWiden(width, true);
      grip.removeEventListener("pointermove", move);
    };
    grip.addEventListener("pointermove", move);
    grip.addEventListener("pointerup", stop, { once: true });
    grip.addEventListener("pointercancel", stop, { once: true });
  }
  return (
    <span
      className={`${styles.grip} ${isPulled ? styles.pulled : ""}`}
      role="separator"
      aria-orientation="vertical"
      aria-label={t("records.widen", { label: cell.column.label })}
      aria-valuenow={Math.round(cell.width)}
      tabIndex={-1}
      onPointerDown={pull}
      onKeyDown={(event) => {
        const by = { ArrowLeft: -BY_KEY, ArrowRight: BY_KEY }[event.key];
        if (by !== undefined) onWiden(Math.max(LEAST_WIDTH, cell.width + by), true);
      }}
    />
  );
}
