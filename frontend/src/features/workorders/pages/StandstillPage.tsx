import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { sentence } from "@/api/problem";
import { useDates, useNow } from "@/lib/dates";
import { useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { PriorityMark } from "@/ui/Marks";
import { Page } from "@/ui/Page";
import { PersonChip } from "@/ui/Person";
import { ReasonAsk } from "@/ui/ReasonAsk";
import { Segments } from "@/ui/Segments";
import { EmptyState, ErrorLine, SkeletonRows } from "@/ui/States";
import { useCommand } from "../commands";
import styles from "../components/Lines.module.css";
import { RedirectAsk } from "../components/RedirectAsk";
import { TeamPages } from "../components/TeamPages";
import { standstillsQuery, stuckSaid } from "../standstill";
import type { Standstill } from "../types";

type Why = "all" | "stuck" | "suspended";

/** Work that stands still: why, since when, whose, and what can be done about it at once. */
export default function StandstillPage() {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Why>("all");
  const found = useQuery(standstillsQuery);
  const all = found.data ?? [];
  const counted = (why: Why) => all.filter((one) => why === "all" || one.why === why);
  const rows = counted(shown);
  return (
    <Page
      title={t("steering.title")}
      count={all.length || undefined}
      acts={
        <Segments
          label={t("steering.which")}
          value={shown}
          onChange={setShown}
          segments={(["all", "stuck", "suspended"] as const).map((why) => ({
            value: why,
            label: t(`steering.which_${why}`),
            count: counted(why).length,
          }))}
        />
      }
    >
      <TeamPages />
      {found.isError && <ErrorLine onRetry={() => void found.refetch()}>{sentence(found.error)}</ErrorLine>}
      <div className={styles.lines}>
        {found.isPending && <SkeletonRows columns="22px 1fr 120px" />}
        {found.isSuccess && rows.length === 0 && (
          <EmptyState title={t("steering.none")} fact={t("steering.none_fact")} />
        )}
        <ul aria-label={t("steering.title")}>
          {rows.map((one) => (
            <Line key={one.order.number} standstill={one} />
          ))}
        </ul>
      </div>
    </Page>
  );
}

function Line({ standstill }: { standstill: Standstill }) {
  const { t } = useTranslation();
  const text = useText();
  const dates = useDates();
  const now = useNow(60);
  const { order, stuck, note, since } = standstill;
  return (
    <li>
      <PriorityMark priority={order.priority} isOverridden={order.is_priority_overridden} />
      <div className={styles.what}>
        <Link to={`/work-orders/${order.number}`} state={{ back: "/team/standstill" }}>
          {order.title}
        </Link>
        {stuck.map((one) => (
          <p key={`${one.step_key} ${one.code}`} title={one.detail}>
            {t("steering.stuck_at", { name: text(one.name) || one.step_key })}{" "}
            {stuckSaid(one, text(one.name) || one.step_key)}
          </p>
        ))}
        {stuck.length === 0 && (
          <p data-why="suspended">
            {t("steering.suspended")} {note}
          </p>
        )}
        <small>
          {order.number}
          {since && (
            <>
              {" · "}
              <time dateTime={since} title={dates.exact(since)}>
                {t("steering.since", { ago: dates.ago(since, now) })}
              </time>
            </>
          )}
        </small>
      </div>
      <div className={styles.who}>
        {order.assignee ? <PersonChip person={order.assignee} /> : text(order.team?.name) || t("ui.nobody")}
      </div>
      <Helps standstill={standstill} />
    </li>
  );
}

function Helps({ standstill }: { standstill: Standstill }) {
  const { t } = useTranslation();
  const [question, setQuestion] = useState<"redirect" | "cancel" | null>(null);
  const { acts, process, order } = standstill;
  const { number } = order;
  const retrying = useCommand(number, (one) => one.retry());
  const going = useCommand(number, (one) => one.unsuspend());
  const cancelling = useCommand(number, (one, reason: string) => one.cancel(reason));
  const close = () => setQuestion(null);
  return (
    <span className={styles.acts}>
      {acts.includes("repair") && standstill.why === "stuck" && (
        <Link to={`/build/processes/${process}`}>{t("steering.repair")}</Link>
      )}
      {acts.includes("retry") && (
        <Button size="s" isBusy={retrying.isPending} onClick={() => retrying.mutate()}>
          {t("act.retry")}
        </Button>
      )}
      {acts.includes("unsuspend") && (
        <Button size="s" isBusy={going.isPending} onClick={() => going.mutate()}>
          {t("act.unsuspend")}
        </Button>
      )}
      {acts.includes("redirect") && (
        <Button size="s" kind="text" onClick={() => setQuestion("redirect")}>
          {t("act.redirect")}
        </Button>
      )}
      {acts.includes("cancel") && (
        <Button size="s" kind="text" onClick={() => setQuestion("cancel")}>
          {t("act.cancel")}
        </Button>
      )}
      {question === "redirect" && <RedirectAsk number={number} onClose={close} />}
      {question === "cancel" && (
        <ReasonAsk
          title={t("ask.cancel", { number })}
          act={t("ask.cancel_act")}
          hint={t("ask.cancel_hint")}
          isDanger
          isBusy={cancelling.isPending}
          onAct={(reason) => cancelling.mutate(reason, { onSuccess: close })}
          onClose={close}
        />
      )}
    </span>
  );
}
