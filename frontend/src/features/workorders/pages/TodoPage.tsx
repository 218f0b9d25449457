import { useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";
import { sentence } from "@/api/problem";
import { useDates } from "@/lib/dates";
import { useHasSide } from "@/lib/media";
import { BulkAct, BulkBar } from "@/ui/BulkBar";
import { Button } from "@/ui/Button";
import { Bar, Grow, Sheet, useTitle } from "@/ui/Page";
import { Segments } from "@/ui/Segments";
import { EmptyState, ErrorLine, SkeletonRows } from "@/ui/States";
import { useShortcuts } from "@/ui/shortcuts";
import { TODO_PAGE, todoQuery } from "../api";
import { ApprovalPane } from "../components/ApprovalPane";
import { BulkVote } from "../components/BulkVote";
import { MyOrders, type MyView } from "../components/MyOrders";
import { NextUp } from "../components/NextUp";
import { Pools } from "../components/Pools";
import { Preview } from "../components/Preview";
import styles from "../components/Todo.module.css";
import { TodoLine } from "../components/TodoLine";
import { useKept } from "../kept";
import { poolsQuery } from "../standstill";
import type { SameVote, Todo, TodoItem, TodoKind } from "../types";

type Shown = TodoKind | "all";
const LISTS = ["todo", "pool", "requested", "handled", "copied"] as const;

/** What waits for me; and beside it what I started, had a hand in, or got a copy of. */
export default function TodoPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const list = LISTS.find((each) => each === search.get("list")) ?? "todo";
  const pools = useQuery(poolsQuery);
  const pooled = pools.data?.filter(({ holder }) => holder === null).length ?? 0;
  useTitle(t("todo.title"));
  return (
    <Sheet label={t("todo.title")}>
      <Waiting
        isShown={list === "todo"}
        lists={
          <nav className={styles.lists} aria-label={t("todo.lists")}>
            {LISTS.map((each) => (
              <button
                key={each}
                type="button"
                aria-current={each === list ? "page" : undefined}
                onClick={() => setSearch(each === "todo" ? {} : { list: each })}
              >
                {t(`todo.list_${each}`)}
                {each === "pool" && pooled > 0 && <em>{pooled}</em>}
              </button>
            ))}
          </nav>
        }
      />
      {list === "pool" && <Pools />}
      {list !== "todo" && list !== "pool" && <MyOrders key={list} view={list as MyView} />}
    </Sheet>
  );
}

function Waiting({ isShown, lists }: { isShown: boolean; lists: React.ReactNode }) {
  const { t } = useTranslation();
  const hasSide = useHasSide();
  const [most, setMost] = useState(TODO_PAGE);
  const todo = useQuery(todoQuery(most));
  const [shown, setShown] = useState<Shown>("all");
  const [goesOn, setGoesOn] = useKept("todo.goes_on", true);
  const groups = (todo.data?.groups ?? []).filter((group) => group.items.length > 0);
  const visible = groups.filter((group) => shown === "all" || group.kind === shown);
  const items = visible.flatMap((group) => group.items);
  const cursor = useCursor(items, isShown);
  const choosing = useChoosing(items);
  const total = groups.reduce((sum, group) => sum + group.count, 0);
  const present = items.find((item) => item.order.number === cursor.at);
  const votes = items.filter(({ kind }) => kind === "approve").length;
  if (!isShown) return <Bar>{lists}</Bar>;
  return (
    <>
      <Bar>
        {lists}
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
              count: group.count,
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
                {group.count}
                <Grow />
                {group.kind === "handle" && t("todo.order")}
                {group.kind === "approve" && votes > 1 && (
                  <button type="button" onClick={choosing.all}>
                    {t(choosing.items.length === votes ? "vote.choose_none" : "vote.choose_all")}
                  </button>
                )}
              </h2>
              {group.items.map((item) => (
                <TodoLine
                  key={`${item.order.number} ${item.subtask_id ?? item.task_id ?? ""}`}
                  item={item}
                  isOn={hasSide && item.order.number === cursor.at}
                  hasSide={hasSide}
                  onGo={cursor.go}
                  choice={item.kind === "approve" && votes > 1 ? choosing.choiceOf(item) : undefined}
                />
              ))}
              {group.items.length < group.count && (
                <More
                  left={group.count - group.items.length}
                  isBusy={todo.isFetching}
                  onMore={() => setMost(group.items.length + TODO_PAGE)}
                />
              )}
            </section>
          ))}
          {todo.isSuccess && total === 0 && !todo.data.next && (
            <EmptyState title={t("todo.none")} fact={t("todo.none_fact", { count: todo.data.done_today })}>
              <Link to="/work/team">{t("todo.to_team")}</Link>
            </EmptyState>
          )}
          <BulkBar count={choosing.items.length} onClear={choosing.clear}>
            <BulkAct icon="check" label={t("approval.approve")} onClick={() => choosing.ask("approved")} />
            <BulkAct icon="close" label={t("approval.reject")} onClick={() => choosing.ask("rejected")} />
          </BulkBar>
        </section>
        {hasSide && (
          <div className={present?.kind === "approve" ? styles.deciding : styles.pane}>
            {present?.kind === "approve" && (
              <ApprovalPane
                key={present.order.number}
                number={present.order.number}
                goesOn={goesOn}
                onGoesOn={setGoesOn}
                onDone={() => goesOn && cursor.stepOn()}
              />
            )}
            {present?.kind !== "approve" && cursor.at && (
              <Preview
                number={cursor.at}
                onStep={cursor.step}
                onClose={() => cursor.go(null)}
                onAssign={cursor.open}
              />
            )}
            {!cursor.at && <EmptyState title={t("todo.pick")} fact={t("todo.pick_fact")} />}
          </div>
        )}
      </div>
      {choosing.verdict && (
        <BulkVote
          items={choosing.items}
          verdict={choosing.verdict}
          onDone={choosing.clear}
          onClose={() => choosing.ask(null)}
        />
      )}
    </>
  );
}

type MoreProps = { left: number; isBusy: boolean; onMore: () => void };

/** The rest of a long group comes when its end is looked at, or at a press. */
function More({ left, isBusy, onMore }: MoreProps) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const more = useEffectEvent(onMore);
  useEffect(() => {
    if (!place.current || isBusy || !("IntersectionObserver" in window)) return;
    const eye = new IntersectionObserver(([seen]) => seen?.isIntersecting && more());
    eye.observe(place.current);
    return () => eye.disconnect();
  }, [isBusy]);
  return (
    <div ref={place} className={styles.more}>
      <Button kind="text" size="s" isBusy={isBusy} onClick={onMore}>
        {t("todo.more", { count: left })}
      </Button>
    </div>
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

const idOf = ({ task_id }: TodoItem) => task_id ?? 0;

/** Votes chosen to be cast alike. */
function useChoosing(items: readonly TodoItem[]) {
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const [verdict, ask] = useState<SameVote["verdict"] | null>(null);
  const votes = items.filter(({ kind }) => kind === "approve");
  const picked = votes.filter((item) => chosen.includes(idOf(item)));
  return {
    items: picked,
    verdict: picked.length > 0 ? verdict : null,
    ask,
    clear: () => [setChosen([]), ask(null)],
    all: () => setChosen(picked.length === votes.length ? [] : votes.map(idOf)),
    choiceOf: (item: TodoItem) => ({
      isChosen: chosen.includes(idOf(item)),
      onChoose: () =>
        setChosen((before) =>
          before.includes(idOf(item)) ? before.filter((one) => one !== idOf(item)) : [...before, idOf(item)],
        ),
    }),
  };
}

/** Where one stands in the list; written in the address. */
function useCursor(items: readonly TodoItem[], isOn: boolean) {
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
  /** To the next of the same kind, or to the top when there is none. */
  function stepOn(): void {
    const others = items.filter((item, place) => place !== index && item.kind === items[index]?.kind);
    const next = others.find((item) => items.indexOf(item) > index) ?? others[0];
    if (next) go(next.order.number);
    else setSearch({}, { replace: true });
  }
  const open = () =>
    at &&
    navigate(`/work-orders/${at}`, {
      state: { back: "/todo", numbers: items.map((item) => item.order.number) },
    });
  useShortcuts(
    {
      j: () => step(1),
      k: () => step(-1),
      Enter: open,
      c: () => at && navigate(`/work-orders/${at}?write=reply`),
    },
    isOn,
  );
  return { at, go, step, stepOn, open };
}
