import { Checkbox } from "antd";
import { memo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useDates, useNow } from "@/lib/dates";
import { nameHere, useText } from "@/lib/i18n";
import { ClockCell } from "@/ui/Clock";
import { Icon } from "@/ui/icons";
import { PriorityMark, Tag, VipMark } from "@/ui/Marks";
import { PersonChip } from "@/ui/Person";
import { StatusTag } from "@/ui/StatusTag";
import type { ColumnKey } from "../listing";
import type { Row } from "../types";
import styles from "./WorkList.module.css";

type RowLineProps = {
  row: Row;
  columns: readonly ColumnKey[];
  template: string;
  height: number;
  isChosen: boolean;
  isCurrent: boolean;
  onChoose: (number: string, isChosen: boolean) => void;
  onGo: (number: string) => void;
  onOpen: (number: string) => void;
};

/** One order, one line. */
export const RowLine = memo(function RowLine(props: RowLineProps) {
  const { row, columns, template, height, isChosen, isCurrent, onChoose, onGo, onOpen } = props;
  const { t } = useTranslation();
  const classes = [styles.row, isChosen && styles.chosen, isCurrent && styles.current]
    .filter(Boolean)
    .join(" ");
  return (
    <div
      className={classes}
      role="row"
      aria-selected={isChosen}
      aria-current={isCurrent || undefined}
      data-number={row.number}
      style={{ gridTemplateColumns: template, height }}
      onClick={() => onGo(row.number)}
      onDoubleClick={() => onOpen(row.number)}
    >
      <span role="gridcell" onClick={(event) => event.stopPropagation()}>
        <Checkbox
          checked={isChosen}
          aria-label={t("work.choose", { number: row.number })}
          onChange={(event) => onChoose(row.number, event.target.checked)}
        />
      </span>
      <span role="gridcell">
        <PriorityMark priority={row.priority} isOverridden={row.is_priority_overridden} />
      </span>
      <Link
        role="gridcell"
        className={styles.number}
        to={`/work-orders/${row.number}`}
        tabIndex={-1}
        onClick={(event) => event.stopPropagation()}
      >
        {row.number}
      </Link>
      <TitleCell row={row} />
      {columns.map((column) => (
        <span key={column} role="gridcell" className={styles.cell}>
          {CELLS[column](row)}
        </span>
      ))}
    </div>
  );
});

function TitleCell({ row }: { row: Row }) {
  const { t } = useTranslation();
  return (
    <span role="gridcell" className={styles.title}>
      <span title={row.title}>{row.title}</span>
      {row.is_vip && <VipMark />}
      {row.reopen_count > 0 && <Tag>{t("work.reopened", { count: row.reopen_count })}</Tag>}
      {row.comment_count > 0 && (
        <small title={t("work.comments", { count: row.comment_count })}>
          <Icon name="chat" size={13} />
          {row.comment_count}
        </small>
      )}
    </span>
  );
}

function Words({ children }: { children: ReactNode }) {
  return <span className={styles.words}>{children}</span>;
}

function Said({ of: said }: { of: Row["type"]["name"] | null | undefined }) {
  const text = useText();
  return <Words>{text(said)}</Words>;
}

function StatusOf({ row }: { row: Row }) {
  const text = useText();
  return <StatusTag status={row.status} label={text(row.status_label)} />;
}

function Ago({ at }: { at: string }) {
  const dates = useDates();
  const now = useNow(60);
  return (
    <time className={styles.words} dateTime={at} title={dates.exact(at)}>
      {dates.ago(at, now)}
    </time>
  );
}

const CELLS: Record<ColumnKey, (row: Row) => ReactNode> = {
  status: (row) => <StatusOf row={row} />,
  stage: (row) => <Said of={row.stage?.name} />,
  assignee: (row) => <PersonChip person={row.assignee} />,
  team: (row) => <Said of={row.team?.name} />,
  requester: (row) => <PersonChip person={row.requester} />,
  category: (row) => <Said of={row.category?.name} />,
  created: (row) => <Ago at={row.created_at} />,
  updated: (row) => <Ago at={row.updated_at} />,
  tags: (row) => <Words>{row.tags.join(" ")}</Words>,
  clock: (row) => <ClockCell clock={row.clock} others={row.clocks} />,
};

/** The same order on a phone: two lines, everything that decides. */
export function PhoneRow({ row }: { row: Row }) {
  const text = useText();
  return (
    <Link to={`/work-orders/${row.number}`} className={styles.phoneRow}>
      <PriorityMark priority={row.priority} isOverridden={row.is_priority_overridden} />
      <span className={styles.phoneTitle}>{row.title}</span>
      <span className={styles.phoneClock}>
        <ClockCell clock={row.clock} isBare />
      </span>
      <span className={styles.phoneFacts}>
        <StatusTag status={row.status} label={text(row.status_label)} />
        <span>{row.number}</span>
      </span>
      <span className={styles.phoneWho}>{row.is_vip ? <VipMark /> : nameHere(row.assignee)}</span>
    </Link>
  );
}
