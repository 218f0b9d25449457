import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { sentence } from "@/api/problem";
import { useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { ClockCell } from "@/ui/Clock";
import { PriorityMark, VipMark } from "@/ui/Marks";
import { PersonChip } from "@/ui/Person";
import { ErrorLine } from "@/ui/States";
import { type Status, StatusTag } from "@/ui/StatusTag";
import { rowsQuery } from "../api";
import { totalOf } from "../listing";
import type { Row } from "../types";
import styles from "./Board.module.css";

const LANES: Status[] = ["new", "assigned", "in_progress", "waiting", "resolved"];

type BoardProps = { query: Record<string, string> };

/** The same orders by status, side by side; each lane knows how many it has and shows the first of them. */
export function Board({ query }: BoardProps) {
  const { t } = useTranslation();
  const wanted = query.status?.split(",");
  const lanes = LANES.filter((status) => !wanted || wanted.includes(status));
  return (
    <div className={styles.board}>
      {lanes.map((status) => (
        <Lane key={status} status={status} query={query} />
      ))}
      {lanes.length === 0 && <p className={styles.none}>{t("work.lane_empty")}</p>}
    </div>
  );
}

function Lane({ status, query }: BoardProps & { status: Status }) {
  const { t } = useTranslation();
  const found = useInfiniteQuery(rowsQuery({ ...query, status }));
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={styles.lane} aria-label={t(`status.${status}`)} aria-busy={found.isPending}>
      <h2>
        <StatusTag status={status} />
        <span>{totalOf(found.data?.pages[0])}</span>
      </h2>
      {found.isError && <ErrorLine onRetry={() => void found.refetch()}>{sentence(found.error)}</ErrorLine>}
      {rows.map((row) => (
        <Card key={row.number} row={row} />
      ))}
      {found.isSuccess && rows.length === 0 && <p className={styles.none}>{t("work.lane_empty")}</p>}
      {found.hasNextPage && (
        <Button size="s" isBusy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t("work.more")}
        </Button>
      )}
    </section>
  );
}

function Card({ row }: { row: Row }) {
  const text = useText();
  return (
    <Link to={`/work-orders/${row.number}`} className={styles.card}>
      <span className={styles.cardHead}>
        <PriorityMark priority={row.priority} isOverridden={row.is_priority_overridden} />
        {row.number}
        {row.is_vip && <VipMark />}
      </span>
      <span className={styles.cardTitle}>{row.title}</span>
      {row.stage && <small>{text(row.stage.name)}</small>}
      <span className={styles.cardFoot}>
        <PersonChip person={row.assignee} />
        <ClockCell clock={row.clock} isBare />
      </span>
    </Link>
  );
}
