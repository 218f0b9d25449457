import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { components } from "@/api/schema.gen";
import { hoursMinutes, moment, timeLeft, useNow } from "@/lib/dates";
import { say } from "@/lib/i18n";

/** One running promise, as the server counts it in working time. */
export type Clock = components["schemas"]["ClockView"];

export type Tone = "plain" | "risk" | "late" | "hold" | "met";

export type Reading = {
  tone: Tone;
  /** How much of the promise is used, 0 to 100. */
  percent: number;
  remaining: number;
  /** 剩 1:42, 超 0:42, 已暂停, 明天 11:00, 0:12 按时 */
  value: string;
  name: string;
  /** The whole of it as a sentence, for ears and for hovering. */
  spoken: string;
};

const MINUTE = 60_000;

/** Since the server counted, the promise went on; never slower than the wall, never past the due moment. */
function remainingNow(clock: Clock, since: number, now: number): number {
  if (clock.state !== "running") return clock.remaining_minutes;
  const counted = clock.remaining_minutes - Math.max(0, now - since) / MINUTE;
  if (!clock.due_at || counted < 0) return counted;
  return Math.min(counted, (new Date(clock.due_at).getTime() - now) / MINUTE);
}

function toneOf(clock: Clock, remaining: number, percent: number): Tone {
  if (clock.state === "fulfilled") return clock.is_breached ? "late" : "met";
  if (remaining < 0 || clock.is_breached) return "late";
  if (clock.state === "paused" || clock.state === "stopped") return "hold";
  return clock.is_at_risk || percent >= (clock.warn_percent ?? 101) ? "risk" : "plain";
}

function wordsOf(clock: Clock, remaining: number, now: number): string {
  if (clock.state === "fulfilled") {
    const time = hoursMinutes(clock.is_breached ? remaining : clock.used_minutes);
    return say(clock.is_breached ? "clock.fulfilled_late" : "clock.in_time", { time });
  }
  if (clock.state === "stopped") return say("clock.stopped");
  if (clock.state === "paused" && remaining >= 0) return say("clock.paused");
  return timeLeft(whole(remaining), clock.due_at ?? now, now);
}

/** A begun minute still counts as left. */
function whole(remaining: number): number {
  return remaining > 0 ? Math.ceil(remaining) : remaining;
}

export function readClock(clock: Clock, since: number, now: number): Reading {
  const remaining = remainingNow(clock, since, now);
  const used = clock.target_minutes - remaining;
  const share = clock.state === "fulfilled" ? clock.used_minutes : used;
  const percent = Math.max(0, Math.min(100, (share / Math.max(clock.target_minutes, 1)) * 100));
  const name = say(`metric.long_${clock.metric.split(":")[0]}`);
  const value = wordsOf(clock, remaining, now);
  const due = clock.due_at ? say("clock.due", { moment: moment(clock.due_at, now) }) : "";
  return {
    tone: toneOf(clock, remaining, percent),
    percent,
    remaining: whole(remaining),
    value,
    name,
    spoken: `${name} ${value} ${due}`.trim(),
  };
}

/** Counts along: once a minute, once a second in the last two. */
export function useReading(clock: Clock): Reading {
  useTranslation();
  const isClose = clock.state === "running" && Math.abs(clock.remaining_minutes) < 3;
  const now = useNow(isClose ? 1 : 30);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer of the server starts the counting anew.
  const since = useMemo(() => Date.now(), [clock]);
  return readClock(clock, since, Math.max(now, since));
}
