import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";
import { useDates, useNow } from "@/lib/dates";
import { nameHere, useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { ClockCell, ClockWords } from "@/ui/Clock";
import { PriorityMark, Tag, VipMark } from "@/ui/Marks";
import { Grow } from "@/ui/Page";
import { useShortcuts } from "@/ui/shortcuts";
import { WhyPopover, WhyTick, WhyTitle } from "@/ui/WhyPopover";
import { takeNext } from "../api";
import type { Row } from "../types";
import styles from "./Todo.module.css";

/** The next one, and the press that takes it: two people never get the same. */
export function NextUp({ next }: { next: Row | null }) {
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
          name: nameHere(next.requester),
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
