import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { daysBetween, hoursMinutes, moment, timeOfDay, useNow } from "@/lib/dates";
import styles from "./Clock.module.css";
import { type Clock, type Reading, useReading } from "./clock";
import { Icon } from "./icons";

/** Two characters: the full name stands on hover. */
function shortName(clock: Clock, reading: Reading, short: (metric: string) => string): string {
  return clock.metric.startsWith("stage:") ? short("stage") : short(clock.metric) || reading.name;
}

type ClockCellProps = { clock: Clock | null; others?: readonly Clock[]; isBare?: boolean };

/** Which promise, how much of it is used, how much is left: always in the same place. */
export function ClockCell({ clock, isBare }: ClockCellProps) {
  if (!clock) return <span className={styles.none}>—</span>;
  return <Cell clock={clock} isBare={isBare} />;
}

function Cell({ clock, isBare }: { clock: Clock; isBare?: boolean }) {
  const { t } = useTranslation();
  const reading = useReading(clock);
  const isMet = reading.tone === "met";
  return (
    <span
      className={`${styles.cell} ${styles[reading.tone]} ${isBare ? styles.bare : ""}`}
      role="timer"
      aria-label={reading.spoken}
      title={reading.spoken}
    >
      {!isBare && (
        <span className={styles.name}>{shortName(clock, reading, (metric) => t(`metric.${metric}`))}</span>
      )}
      {!isBare && (isMet ? <Icon name="check" size={14} /> : <Track percent={reading.percent} />)}
      <span className={styles.value}>{reading.value}</span>
    </span>
  );
}

function Track({ percent }: { percent: number }) {
  return (
    <span className={styles.track}>
      <i style={{ width: `${percent}%` }} />
    </span>
  );
}

type BigClockProps = { clock: Clock; why?: ReactNode };

/** The large one: the figure, its promise in full, and where the warning stands. */
export function BigClock({ clock, why }: BigClockProps) {
  const { t } = useTranslation();
  const reading = useReading(clock);
  const now = useNow(30);
  const isOpen = clock.state === "running" || clock.state === "paused";
  return (
    <div className={`${styles.big} ${styles[reading.tone]}`}>
      <div className={styles.title}>
        <span className={styles.longName}>{reading.name}</span>
        {why}
      </div>
      <div className={styles.figure} role="timer" aria-label={reading.spoken}>
        <span>{figure(clock, reading)}</span>
        <small>{t(...caption(clock, reading, now))}</small>
      </div>
      <div className={styles.bigTrack}>
        <i style={{ width: `${reading.percent}%` }} />
        {isOpen && clock.warn_percent !== null && <u style={{ left: `${clock.warn_percent}%` }} />}
      </div>
    </div>
  );
}

function figure(clock: Clock, reading: Reading): string {
  if (clock.state === "fulfilled") return hoursMinutes(clock.used_minutes);
  return hoursMinutes(reading.remaining);
}

function caption(clock: Clock, reading: Reading, now: number): [string, Record<string, string>] {
  const limit = hoursMinutes(clock.target_minutes);
  if (clock.state === "fulfilled")
    return [clock.is_breached ? "clock.caption_late" : "clock.caption_met", { limit }];
  if (clock.state === "paused") return ["clock.caption_paused", { limit }];
  if (clock.state === "stopped" || !clock.due_at) return ["clock.caption_stopped", { limit }];
  const due = daysBetween(now, clock.due_at) === 0 ? timeOfDay(clock.due_at) : moment(clock.due_at, now);
  return [reading.remaining < 0 ? "clock.caption_over" : "clock.caption_due", { moment: due, limit }];
}

/** The same clock as words in a line: 响应 剩 0:22 */
export function ClockWords({ clock }: { clock: Clock }) {
  const { t } = useTranslation();
  const reading = useReading(clock);
  return (
    <span className={`${styles.words} ${styles[reading.tone]}`} role="timer" aria-label={reading.spoken}>
      {shortName(clock, reading, (metric) => t(`metric.${metric}`))} {reading.value}
    </span>
  );
}
