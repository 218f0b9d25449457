import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { daysBetween, useDates, useNow } from "@/lib/dates";
import { hasText, useText } from "@/lib/i18n";
import { type Clock, useReading } from "@/ui/clock";
import { ErrorLine, SkeletonRows } from "@/ui/States";
import { WhyPopover, WhyTick, WhyTitle } from "@/ui/WhyPopover";
import { ledgerQuery } from "../api";
import { becauseOf, useReasons } from "../reasons";
import type { Ledger, LedgerLine } from "../types";
import { LedgerAfter } from "./LedgerAfter";
import styles from "./Why.module.css";

/** Why is it due then? The policy, its conditions, and a ledger that adds up to the minute. */
export function WhyDue({ number, clock }: { number: string; clock: Clock }) {
  const { t } = useTranslation();
  return (
    <WhyPopover label={t("why.due_label")}>
      {(close) => <DuePane number={number} clock={clock} onClose={close} />}
    </WhyPopover>
  );
}

function DuePane({ number, clock, onClose }: { number: string; clock: Clock; onClose: () => void }) {
  const { t } = useTranslation();
  const text = useText();
  const dates = useDates();
  const now = useNow(30);
  const ledger = useQuery(ledgerQuery(number, clock.metric));
  const reasons = useReasons();
  if (ledger.isError)
    return <ErrorLine onRetry={() => void ledger.refetch()}>{sentence(ledger.error)}</ErrorLine>;
  if (!ledger.data) return <SkeletonRows rows={4} columns="18px 1fr 60px" />;
  const { policy, because, calendar, target_minutes, due_at } = ledger.data;
  const held = reasons(becauseOf(because));
  const moment = due_at ? dates.moment(due_at, now) : "";
  return (
    <>
      <WhyTitle onClose={onClose}>{moment ? t("why.due", { moment }) : t("why.due_label")}</WhyTitle>
      <WhyTick>
        {t("why.policy")} <b>{text(policy)}</b>
      </WhyTick>
      {held.map((reason, index) => (
        <WhyTick key={index} holds={reason.holds} aside={t("why.condition", { no: index + 1 })}>
          {reason.words} <span className={styles.excluded}>{reason.actual}</span>
        </WhyTick>
      ))}
      <WhyTick>
        {t("why.limit", { time: dates.hoursMinutes(target_minutes) })}
        {t("why.calendar", { calendar: text(calendar) })}
      </WhyTick>
      <LedgerTable ledger={ledger.data} clock={clock} now={now} />
      <LedgerAfter number={number} ledger={ledger.data} now={now} />
    </>
  );
}

function LedgerTable({ ledger, clock, now }: { ledger: Ledger; clock: Clock; now: number }) {
  const { t } = useTranslation();
  const reading = useReading(clock);
  const dates = useDates();
  const spans = ledger.lines.filter((span) => span.kind !== "closed");
  return (
    <div className={styles.ledger}>
      <SpanBar ledger={ledger} tone={reading.tone} now={now} />
      <table>
        <tbody>
          {spans.map((span) => (
            <SpanRow key={span.from_at} span={span} />
          ))}
          <tr className={styles.sum}>
            <td>{t("why.used", { time: dates.hoursMinutes(ledger.used_minutes) })}</td>
            <td />
            <td>
              {ledger.remaining_minutes < 0
                ? t("dates.over", { time: dates.hoursMinutes(ledger.remaining_minutes) })
                : t("dates.left", { time: dates.hoursMinutes(ledger.remaining_minutes) })}
            </td>
          </tr>
        </tbody>
      </table>
      {ledger.is_provisional && <p className={styles.result}>{t("why.provisional")}</p>}
      {ledger.breach_cause && (
        <p className={styles.result}>
          {t("why.breach_cause", { cause: t(`why.cause_${ledger.breach_cause}`) })}
        </p>
      )}
    </div>
  );
}

function SpanRow({ span }: { span: LedgerLine }) {
  const { t } = useTranslation();
  const dates = useDates();
  const isSameDay = daysBetween(span.from_at, span.to_at) === 0;
  const until = isSameDay
    ? dates.timeOfDay(span.to_at)
    : `${dates.weekdayName(span.to_at)} ${dates.timeOfDay(span.to_at)}`;
  const reason = hasText(`waiting_reason.${span.why}`) ? t(`waiting_reason.${span.why}`) : "";
  const why = span.kind === "paused" ? [span.who, reason].filter(Boolean).join(t("why.colon")) : "";
  return (
    <tr className={span.kind === "paused" ? styles.paused : undefined}>
      <td>
        {dates.weekdayName(span.from_at)} {dates.timeOfDay(span.from_at)}–{until}
      </td>
      <td>
        {t(`span.${span.kind}`)}
        {why && `${t("why.comma")}${why}`}
      </td>
      <td>{dates.hoursMinutes(span.kind === "counted" ? span.minutes : span.wall_minutes)}</td>
    </tr>
  );
}

const NIGHT = 20;

/** Nights are shown short: what counts is what was counted. */
function widthOf(span: LedgerLine): number {
  return span.kind === "closed" ? Math.min(span.wall_minutes, NIGHT) : span.wall_minutes;
}

function SpanBar({ ledger, tone, now }: { ledger: Ledger; tone: string; now: number }) {
  const dates = useDates();
  const first = ledger.lines[0];
  const toCome = Math.max(0, ledger.remaining_minutes);
  const kinds: Record<string, string | undefined> = {
    counted: styles.counted,
    closed: styles.closed,
    paused: styles.pausedBar,
  };
  return (
    <>
      <div className={`${styles.bar} ${styles[tone] ?? ""}`} aria-hidden="true">
        {ledger.lines.map((span) => (
          <i
            key={`${span.from_at} ${span.kind}`}
            className={kinds[span.kind]}
            style={{ flexGrow: widthOf(span), flexBasis: 0 }}
          />
        ))}
        {toCome > 0 && <i className={styles.tocome} style={{ flexGrow: toCome, flexBasis: 0 }} />}
      </div>
      <div className={styles.axis}>
        <span>{first ? dates.timeOfDay(first.from_at) : ""}</span>
        <span>{dates.timeOfDay(now)}</span>
        <span>{ledger.due_at ? dates.timeOfDay(ledger.due_at) : ""}</span>
      </div>
    </>
  );
}
