import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { currentLanguage, say } from "./i18n";

/** How times are said on screen: near ones relative, far ones as a moment, the exact one on hover. */

export type Moment = string | number | Date;

type Parts = {
  year: number;
  month: number;
  day: number;
  hour: string;
  minute: string;
  second: string;
  weekday: number;
};

const MINUTE = 60_000;
const DAY = 24 * 60;
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

let timeZone = "Asia/Shanghai";
let formatter = makeFormatter();

function makeFormatter(): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    weekday: "short",
  });
}

export function setTimeZone(zone: string): void {
  timeZone = zone;
  formatter = makeFormatter();
}

export function timeZoneName(): string {
  return timeZone;
}

export function partsOf(at: Moment): Parts {
  const found: Record<string, string> = {};
  for (const part of formatter.formatToParts(new Date(at))) found[part.type] = part.value;
  return {
    year: Number(found.year),
    month: Number(found.month),
    day: Number(found.day),
    hour: found.hour ?? "",
    minute: found.minute ?? "",
    second: found.second ?? "",
    weekday: WEEKDAYS.indexOf(found.weekday ?? ""),
  };
}

function dayNumber(parts: Parts): number {
  return Math.round(Date.UTC(parts.year, parts.month - 1, parts.day) / (DAY * MINUTE));
}

export function daysBetween(from: Moment, to: Moment): number {
  return dayNumber(partsOf(to)) - dayNumber(partsOf(from));
}

/** 1:42, 0:07, 26:05 */
export function hoursMinutes(minutes: number): string {
  const whole = Math.floor(Math.abs(minutes));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

export function timeOfDay(at: Moment): string {
  const { hour, minute } = partsOf(at);
  return `${hour}:${minute}`;
}

/** 11月20日, with the year when it is not this one. */
export function calendarDate(at: Moment, now: Moment = Date.now()): string {
  const { year, month, day } = partsOf(at);
  const key = year === partsOf(now).year ? "dates.month_day" : "dates.year_month_day";
  return say(key, { year, month, day, monthName: monthName(month) });
}

function monthName(month: number): string {
  return new Intl.DateTimeFormat(currentLanguage(), { month: "short", timeZone: "UTC" }).format(
    Date.UTC(2026, month - 1, 15),
  );
}

export function weekdayName(at: Moment): string {
  return say(`dates.weekday_${partsOf(at).weekday}`);
}

/** 刚刚, 18 分钟前, 13:05, 昨天 15:52, 11月20日 */
export function ago(at: Moment, now: Moment = Date.now()): string {
  const minutes = Math.floor((new Date(now).getTime() - new Date(at).getTime()) / MINUTE);
  if (minutes < 0) return moment(at, now);
  if (minutes < 1) return say("dates.just_now");
  if (minutes < 60) return say("dates.minutes_ago", { minutes });
  const days = daysBetween(at, now);
  if (days === 0) return timeOfDay(at);
  if (days === 1) return say("dates.yesterday_at", { time: timeOfDay(at) });
  return calendarDate(at, now);
}

/** 今天 16:00, 明天 11:00, 周四 10:00, 11月30日 10:00, 昨天 15:52 */
export function moment(at: Moment, now: Moment = Date.now()): string {
  const days = daysBetween(now, at);
  const time = timeOfDay(at);
  if (days === 0) return say("dates.today_at", { time });
  if (days === 1) return say("dates.tomorrow_at", { time });
  if (days === -1) return say("dates.yesterday_at", { time });
  if (days > 1 && days < 7) return say("dates.day_at", { day: weekdayName(at), time });
  return say("dates.day_at", { day: calendarDate(at, now), time });
}

/** The exact moment, for hovering and for machines' eyes: 2026-11-24 14:18:05 */
export function exact(at: Moment): string {
  const { year, month, day, hour, minute, second } = partsOf(at);
  return `${year}-${two(month)}-${two(day)} ${hour}:${minute}:${second}`;
}

/** 2026-11-24 14:18 */
export function full(at: Moment): string {
  return exact(at).slice(0, -3);
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** 昨天 11月23日 周一 */
export function dayHead(at: Moment, now: Moment = Date.now()): string {
  const days = daysBetween(at, now);
  const date = calendarDate(at, now);
  const weekday = weekdayName(at);
  if (days === 0) return say("dates.today_head", { date, weekday });
  if (days === 1) return say("dates.yesterday_head", { date, weekday });
  return say("dates.other_head", { date, weekday });
}

/** 18 分钟, 3:20, 2 天 */
export function duration(minutes: number): string {
  if (minutes < 60) return say("dates.minutes", { minutes: Math.floor(minutes) });
  if (minutes < 2 * DAY) return hoursMinutes(minutes);
  return say("dates.days", { days: Math.floor(minutes / DAY) });
}

/** 剩 1:42, 超 0:42; more than a day ahead is a moment and no countdown. */
export function timeLeft(remainingMinutes: number, dueAt: Moment, now: Moment = Date.now()): string {
  if (remainingMinutes < 0) return say("dates.over", { time: hoursMinutes(remainingMinutes) });
  const ahead = (new Date(dueAt).getTime() - new Date(now).getTime()) / MINUTE;
  if (ahead > DAY || daysBetween(now, dueAt) > 0) return moment(dueAt, now);
  return say("dates.left", { time: hoursMinutes(remainingMinutes) });
}

/** The present, renewed every so often while the page is looked at. */
export function useNow(everySeconds = 30): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everySeconds * 1000);
    return () => clearInterval(timer);
  }, [everySeconds]);
  return now;
}

const bound = {
  ago,
  moment,
  exact,
  full,
  dayHead,
  duration,
  timeLeft,
  calendarDate,
  timeOfDay,
  hoursMinutes,
  weekdayName,
};

/** The functions above, said again when the language changes. */
export function useDates(): typeof bound {
  const { i18n } = useTranslation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language is what makes the sentences change.
  return useMemo(() => ({ ...bound }), [i18n.language]);
}
