import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { sentence } from "@/api/problem";
import { useDates, useNow } from "@/lib/dates";
import { useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { PriorityMark } from "@/ui/Marks";
import { Faces, PersonChip } from "@/ui/Person";
import { EmptyState, ErrorLine, SkeletonRows } from "@/ui/States";
import { useCommand } from "../commands";
import { poolsQuery } from "../standstill";
import type { PoolTask } from "../types";
import { DispatchAsk } from "./DispatchAsk";
import styles from "./Lines.module.css";

/** Tasks that several may have: one takes them, puts them back, or says who does them. */
export function Pools() {
  const { t } = useTranslation();
  const pools = useQuery(poolsQuery);
  const tasks = pools.data ?? [];
  return (
    <div className={styles.lines}>
      {pools.isError && <ErrorLine onRetry={() => void pools.refetch()}>{sentence(pools.error)}</ErrorLine>}
      {pools.isPending && <SkeletonRows columns="22px 1fr 120px" />}
      {pools.isSuccess && tasks.length === 0 && (
        <EmptyState title={t("steering.no_pool")} fact={t("steering.no_pool_fact")} />
      )}
      <ul aria-label={t("todo.list_pool")}>
        {tasks.map((task) => (
          <PoolLine key={task.task_id} task={task} />
        ))}
      </ul>
    </div>
  );
}

function PoolLine({ task }: { task: PoolTask }) {
  const { t } = useTranslation();
  const text = useText();
  const dates = useDates();
  const now = useNow(60);
  const { order, holder, candidates } = task;
  return (
    <li>
      <PriorityMark priority={order.priority} isOverridden={order.is_priority_overridden} />
      <div className={styles.what}>
        <Link to={`/work-orders/${order.number}`} state={{ back: "/todo?list=pool" }}>
          {order.title}
        </Link>
        <small>
          {order.number} · {text(task.name)} · {t("steering.waits", { ago: dates.ago(task.since, now) })}
          {task.due_at && ` · ${t("steering.until", { time: dates.moment(task.due_at, now) })}`}
        </small>
      </div>
      <div className={styles.who}>
        {holder ? (
          <PersonChip person={holder} />
        ) : (
          <Faces people={candidates} size="m" label={t("steering.may_have", { count: candidates.length })} />
        )}
      </div>
      <PoolActs task={task} />
    </li>
  );
}

function PoolActs({ task }: { task: PoolTask }) {
  const { t } = useTranslation();
  const text = useText();
  const [isNaming, setNaming] = useState(false);
  const { number } = task.order;
  const claiming = useCommand(number, (order) => order.claim(task.task_id));
  const releasing = useCommand(number, (order) => order.release(task.task_id));
  const isBusy = claiming.isPending || releasing.isPending;
  return (
    <span className={styles.acts}>
      {task.acts.includes("claim") && (
        <Button size="s" kind="primary" isBusy={isBusy} onClick={() => claiming.mutate()}>
          {t("act.claim")}
        </Button>
      )}
      {task.acts.includes("dispatch") && (
        <Button size="s" onClick={() => setNaming(true)}>
          {t("act.dispatch")}
        </Button>
      )}
      {task.acts.includes("release") && (
        <Button size="s" kind="text" isBusy={isBusy} onClick={() => releasing.mutate()}>
          {t("act.release")}
        </Button>
      )}
      {isNaming && (
        <DispatchAsk
          number={number}
          task={task.task_id}
          title={text(task.name)}
          candidates={task.candidates}
          onClose={() => setNaming(false)}
        />
      )}
    </span>
  );
}
