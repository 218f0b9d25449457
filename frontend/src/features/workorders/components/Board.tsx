import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useText } from "@/lib/i18n";
import { ClockCell } from "@/ui/Clock";
import { PriorityMark, VipMark } from "@/ui/Marks";
import { PersonChip } from "@/ui/Person";
import { type Status, StatusTag } from "@/ui/StatusTag";
import type { Row } from "../types";
import styles from "./Board.module.css";

const LANES: Status[] = ["new", "assigned", "in_progress", "waiting", "resolved"];

/** The same orders by status, side by side. */
export function Board({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation();
  return (
    <div className={styles.board}>
      {LANES.map((status) => {
        const mine = rows.filter((row) => row.status === status);
        return (
          <section key={status} className={styles.lane} aria-label={t(`status.${status}`)}>
            <h2>
              <StatusTag status={status} />
              <span>{mine.length}</span>
            </h2>
            {mine.map((row) => (
              <Card key={row.number} row={row} />
            ))}
            {mine.length === 0 && <p className={styles.none}>{t("work.lane_empty")}</p>}
          </section>
        );
      })}
    </div>
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
