import { Day, ExpressionRefusal, type Value } from "./values";

/** Working weekdays (Monday is 1), days off, and make-up days that are worked nevertheless; days as ISO text. */
export interface Calendar {
  weekdays: readonly number[];
  off: readonly string[];
  extra: readonly string[];
}

/** What a caller supplies besides the values; an operation that needs what is missing refuses. */
export interface Surroundings {
  zone?: string;
  calendar?: Calendar;
  /** The stored JSON value of a field of the record that a link names. */
  lookup?: (field: string, key: Value, code: string) => unknown;
}

export const DAY_MS = 86_400_000;
const MOST_DAYS = 40_000;

export function supplied<T>(thing: T | undefined, what: string): T {
  if (thing === undefined) throw new ExpressionRefusal("expressions.not_supplied", { what });
  return thing;
}

export function dayMs(day: Day): number {
  return Date.parse(`${day.iso}T00:00:00Z`);
}

/** The day at midnight UTC of these milliseconds, refused outside the years 1 to 9999. */
export function dayAt(ms: number): Day {
  return new Day(momentAt(ms).toISOString().slice(0, 10));
}

export function momentAt(ms: number): Date {
  const moment = new Date(ms);
  const iso = Number.isNaN(moment.getTime()) ? "" : moment.toISOString();
  if (!/^(?!0000)\d{4}-/.test(iso)) throw new ExpressionRefusal("expressions.date_out_of_range");
  return moment;
}

/** Monday is 1, Sunday is 7. */
export function weekdayOf(day: Day): number {
  return new Date(dayMs(day)).getUTCDay() || 7;
}

export function isWorking(calendar: Calendar, day: Day): boolean {
  if (calendar.extra.includes(day.iso)) return true;
  return calendar.weekdays.includes(weekdayOf(day)) && !calendar.off.includes(day.iso);
}

/** The day so many working days after (before, when negative) the given one. */
export function movedDay(calendar: Calendar, day: Day, count: number): Day {
  const step = count > 0 ? DAY_MS : -DAY_MS;
  let [at, left, looked] = [day, Math.abs(count), 0];
  while (left > 0) {
    looked += 1;
    if (looked > MOST_DAYS) throw new ExpressionRefusal("expressions.date_out_of_range");
    at = dayAt(dayMs(at) + step);
    if (isWorking(calendar, at)) left -= 1;
  }
  return at;
}

/** Working days after the first up to and including the last; negative backwards. */
export function workingDays(calendar: Calendar, first: Day, last: Day): number {
  const days = (dayMs(last) - dayMs(first)) / DAY_MS;
  if (days < 0) return -workingDays(calendar, last, first);
  if (days > MOST_DAYS) throw new ExpressionRefusal("expressions.date_out_of_range");
  const all = Array.from({ length: days }, (_, index) => dayAt(dayMs(first) + (index + 1) * DAY_MS));
  return all.filter((day) => isWorking(calendar, day)).length;
}

export interface WallClock {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const CLOCKS = new Map<string, Intl.DateTimeFormat>();

/** A moment on the wall clock of a time zone. */
export function wallClock(moment: Date, zone: string): WallClock {
  let clock = CLOCKS.get(zone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    CLOCKS.set(zone, clock);
  }
  const parts = new Map(clock.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  const [year, month, day] = [part("year"), part("month"), part("day")];
  return { year, month, day, hour: part("hour"), minute: part("minute"), second: part("second") };
}
