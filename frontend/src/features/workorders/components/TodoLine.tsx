import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useDates } from "@/lib/dates";
import { nameHere, useText } from "@/lib/i18n";
import { ClockCell } from "@/ui/Clock";
import { PriorityMark } from "@/ui/Marks";
import type { TodoItem } from "../types";
import styles from "./Todo.module.css";

type LineProps = {
  item: TodoItem;
  isOn: boolean;
  hasSide: boolean;
  onGo: (number: string) => void;
  /** Chosen together with others; without it there is nothing to choose. */
  choice?: { isChosen: boolean; onChoose: () => void };
};

/** One thing that waits. */
export function TodoLine({ item, isOn, hasSide, onGo, choice }: LineProps) {
  const { t } = useTranslation();
  const text = useText();
  const { order } = item;
  const dates = useDates();
  const isVote = item.kind === "approve";
  const since = isVote && item.since ? t("todo.since", { ago: dates.ago(item.since) }) : "";
  const what =
    item.subtask_title || text(order.stage?.name) || text(order.status_label) || t(`status.${order.status}`);
  const inside = (
    <>
      <PriorityMark priority={order.priority} isOverridden={order.is_priority_overridden} />
      <span className={styles.words}>{order.title}</span>
      <span className={styles.clock}>
        {isVote ? item.due_at && dates.moment(item.due_at) : <ClockCell clock={order.clock} isBare />}
      </span>
      <span className={styles.facts} title={text(item.because)}>
        {order.number} · {isVote ? `${nameHere(order.requester)} · ${since}` : what}
      </span>
      <span className={styles.metric}>
        {isVote && t("todo.short_approve")}
        {!isVote && order.clock && t(`metric.${order.clock.metric.split(":")[0]}`)}
      </span>
    </>
  );
  const classes = `${styles.line} ${isOn ? styles.on : ""}`;
  const opened = hasSide ? (
    <button
      type="button"
      className={classes}
      aria-current={isOn || undefined}
      onClick={() => onGo(order.number)}
    >
      {inside}
    </button>
  ) : (
    <Link to={`/work-orders/${order.number}`} state={{ back: "/todo" }} className={classes}>
      {inside}
    </Link>
  );
  if (!choice) return opened;
  return (
    <div className={styles.chosen}>
      <Checkbox
        aria-label={t("vote.choose", { number: order.number })}
        checked={choice.isChosen}
        onChange={choice.onChoose}
      />
      {opened}
    </div>
  );
}
