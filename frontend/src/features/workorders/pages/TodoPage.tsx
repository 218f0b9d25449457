import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";
import { sentence } from "@/api/problem";
import { useDates, useNow } from "@/lib/dates";
import { useText } from "@/lib/i18n";
import { useHasSide } from "@/lib/media";
import { Button } from "@/ui/Button";
import { ClockCell, ClockWords } from "@/ui/Clock";
import { PriorityMark, Tag, VipMark } from "@/ui/Marks";
import { Bar, Grow, Sheet, useTitle } from "@/ui/Page";
import { Segments } from "@/ui/Segments";
import { EmptyState, ErrorLine, SkeletonRows } from "@/ui/States";
import { useShortcuts } from "@/ui/shortcuts";
import { WhyPopover, WhyTick, WhyTitle } from "@/ui/WhyPopover";
import { takeNext, todoQuery } from "../api";
import { Preview } from "../components/Preview";
import styles from "../components/Todo.module.css";
import type { Row, Todo, TodoItem, TodoKind } from "../types";

type Shown = TodoKind | "all";

export default function TodoPage() {
  const { t } = useTranslation();
  const hasSide = useHasSide();
  const todo = useQuery(todoQuery);
  const [shown, setShown] = useState<Shown>("all");
  const groups = (todo.data?.groups ?? []).filter((group) => group.items.length > 0);
  const visible = groups.filter((group) => shown === "all" || group.kind === shown);
  const items = visible.flatMap((group) => group.items);
  const cursor = useCursor(items);
  useTitle(t("todo.title"));
  const total = groups.reduce((sum, group) => sum + group.items.length, 0);
  return (
    <Sheet label={t("todo.title")}>
      <Bar>
        <h1 className={styles.title}>{t("todo.title")}</h1>
        <span className={styles.quiet}>{todo.data ? total : ""}</span>
        <Grow />
        {todo.data && hasSide && <Today todo={todo.data} />}
        <Segments
          label={t("todo.which")}
          value={shown}
          onChange={setShown}
          segments={[
            { value: "all" as Shown, label: t("todo.all"), count: total },
            ...groups.map((group) => ({
              value: group.kind as Shown,
              label: t(`todo.short_${group.kind}`),
              count: group.items.length,
            })),
          ]}
        />
      </Bar>
      <div className={styles.split}>
        <section className={styles.list} aria-label={t("todo.list")}>
          {todo.isError && <ErrorLine onRetry={() => void todo.refetch()}>{sentence(todo.error)}</ErrorLine>}
          {todo.isPending && <SkeletonRows columns="22px 1fr 60px" />}
          {todo.data && <NextUp next={todo.data.next} />}
          {visible.map((group) => (
            <section key={group.kind} aria-label={t(`todo.group_${group.kind}`)}>
              <h2 className={styles.group}>
                <b>{t(`todo.group_${group.kind}`)}</b>
                {group.items.length}
                <Grow />
                {group.kind === "handle" && t("todo.order")}
              </h2>
              {group.items.map((item) => (
                <Line
                  key={`${item.order.number} ${item.subtask_id ?? ""}`}
                  item={item}
                  isOn={hasSide && item.order.number === cursor.at}
                  hasSide={hasSide}
                  onGo={cursor.go}
                />
              ))}
            </section>
          ))}
          {todo.isSuccess && total === 0 && !todo.data.next && (
            <EmptyState title={t("todo.none")} fact={t("todo.none_fact", { count: todo.data.done_today })}>
              <Link to="/work/team">{t("todo.to_team")}</Link>
            </EmptyState>
          )}
        </section>
        {hasSide && (
          <div className={styles.pane}>
            {cursor.at ? (
              <Preview
                number={cursor.at}
                onStep={cursor.step}
                onClose={() => cursor.go(null)}
                onAssign={cursor.open}
              />
            ) : (
              <EmptyState title={t("todo.pick")} fact={t("todo.pick_fact")} />
            )}
          </div>
        )}
      </div>
    </Sheet>
  );
}

function Today({ todo }: { todo: Todo }) {
  const { t } = useTranslation();
  const dates = useDates();
  return (
    <span className={styles.quiet}>
      {t("todo.done_today")} <b>{todo.done_today}</b>
      {todo.response_minutes !== null && (
        <>
          {"　"}
          {t("todo.average")} <b>{dates.hoursMinutes(todo.response_minutes)}</b>
        </>
      )}
    </span>
  );
}

/** Where one stands in the list; written in the address. */
function useCursor(items: readonly TodoItem[]) {
  const [search, setSearch] = useSearchParams();
  const navigate = useNavigate();
  const asked = search.get("at");
  const at = asked === "" ? null : (asked ?? items[0]?.order.number ?? null);
  const index = items.findIndex((item) => item.order.number === at);
  function go(number: string | null): void {
    setSearch({ at: number ?? "" }, { replace: true });
  }
  function step(by: 1 | -1): void {
    const next = items[Math.max(0, Math.min(items.length - 1, index + by))];
    if (next) go(next.order.number);
  }
  const open = () =>
    at &&
    navigate(`/work-orders/${at}`, {
      state: { back: "/todo", numbers: items.map((item) => item.order.number) },
    });
  useShortcuts({
    j: () => step(1),
    k: () => step(-1),
    Enter: open,
    c: () => at && navigate(`/work-orders/${at}?write=reply`),
  });
  return { at, go, step, open };
}

/** The next one, and the press that takes it: two people never get the same. */
function NextUp({ next }: { next: Row | null }) {
  const { t } = useTranslation();
  const text = useText();
  const dates = useDates();
  const now = useNow(60);
  const taking = useTakeNext();
  useShortcuts({ n: () => next && !taking.isPending && taking.mutate() });
  if (!next) return null;
  return (
    <section className={styles.next} aria-label={t("todo.next")}>
      <div className={styles.nextHead}>
        <PriorityMark priority={next.priority} isOverridden={next.is_priority_overridden} />
        <span>{next.number}</span>
        {next.is_vip && <VipMark />}
        {next.tags.slice(0, 2).map((tag) => (
          <Tag key={tag} tone={next.priority === 1 ? "late" : undefined}>
            {tag}
          </Tag>
        ))}
        <Grow />
        {next.clock && <ClockWords clock={next.clock} />}
      </div>
      <h2>{next.title}</h2>
      <p>
        {t("todo.from", {
          name: next.requester.name,
          place: text(next.requester.department_name),
          ago: dates.ago(next.created_at, now),
          channel: t(`channel.${next.channel}`),
        })}
      </p>
      <div className={styles.nextActs}>
        <Button
          kind="primary"
          icon="bolt"
          shortcut="N"
          isBusy={taking.isPending}
          onClick={() => taking.mutate()}
        >
          {t("todo.take_next")}
        </Button>
        <Link to={`/work-orders/${next.number}`}>
          <Button kind="text" tabIndex={-1}>
            {t("todo.look_first")}
          </Button>
        </Link>
        <Grow />
        <span className={styles.whyFirst}>
          {t("todo.why_first")}
          <WhyPopover label={t("todo.why_first")}>
            {(close) => (
              <>
                <WhyTitle onClose={close}>{t("todo.why_first")}</WhyTitle>
                <WhyTick>{t("todo.why_priority", { priority: next.priority })}</WhyTick>
                {next.clock && (
                  <WhyTick aside={<ClockCell clock={next.clock} isBare />}>{t("todo.why_due")}</WhyTick>
                )}
                <WhyTick>{t("todo.why_age")}</WhyTick>
              </>
            )}
          </WhyPopover>
        </span>
      </div>
    </section>
  );
}

function useTakeNext() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const taking = useMutation({
    mutationFn: takeNext,
    onSuccess: (row) => {
      void queries.invalidateQueries({ queryKey: ["todo"] });
      void queries.invalidateQueries({ queryKey: ["work-orders"] });
      void queries.invalidateQueries({ queryKey: ["work-order", row.number] });
      navigate(`/work-orders/${row.number}`, { state: { back: "/todo" } });
    },
    onError: () => queries.invalidateQueries({ queryKey: ["todo"] }),
  });
  const isAsked = search.get("take") === "next";
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address asks once.
  useEffect(() => {
    if (!isAsked) return;
    setSearch({}, { replace: true });
    taking.mutate();
  }, [isAsked]);
  return taking;
}

type LineProps = { item: TodoItem; isOn: boolean; hasSide: boolean; onGo: (number: string) => void };

function Line({ item, isOn, hasSide, onGo }: LineProps) {
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
        {order.number} · {isVote ? `${order.requester.name} · ${since}` : what}
      </span>
      <span className={styles.metric}>
        {isVote && t("todo.short_approve")}
        {!isVote && order.clock && t(`metric.${order.clock.metric.split(":")[0]}`)}
      </span>
    </>
  );
  const classes = `${styles.line} ${isOn ? styles.on : ""}`;
  if (!hasSide) {
    return (
      <Link to={`/work-orders/${order.number}`} state={{ back: "/todo" }} className={classes}>
        {inside}
      </Link>
    );
  }
  return (
    <button
      type="button"
      className={classes}
      aria-current={isOn || undefined}
      onClick={() => onGo(order.number)}
    >
      {inside}
    </button>
  );
}
