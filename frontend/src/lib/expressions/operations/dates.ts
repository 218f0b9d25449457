import { type Operation, operation, type Scope, strict, strictIn, wholeOf } from "../operation";
import {
  DAY_MS,
  dayAt,
  dayMs,
  momentAt,
  supplied,
  type WallClock,
  wallClock,
  weekdayOf,
} from "../surroundings";
import { Day, Decimal, ExpressionRefusal, type Value } from "../values";
import { rounded } from "./arithmetic";

const OF_DAY = "date|datetime -> number";
const DAY_AND_COUNT = "date, number -> date";
const TWO_MOMENTS = "datetime, datetime -> number";
const MOMENT_AND_COUNT = "datetime, number -> datetime";
const MOST_DAYS = 4_000_000;

/** Days and moments: their parts, moved, measured; moments are read in the organization's zone. */
export const DATES: Operation[] = [
  operation(
    "year",
    OF_DAY,
    part(({ year }) => year),
  ),
  operation(
    "month",
    OF_DAY,
    part(({ month }) => month),
  ),
  operation(
    "day",
    OF_DAY,
    part(({ day }) => day),
  ),
  operation(
    "weekday",
    OF_DAY,
    part((clock) => weekdayOf(dayOf(clock))),
  ),
  operation(
    "hour",
    "datetime -> number",
    part(({ hour }) => hour),
  ),
  operation(
    "date_of",
    "datetime -> date",
    strictIn((scope, moment: Date) => dayOf(local(scope, moment))),
  ),
  operation("date", "number, number, number -> date", strict(dateOfParts)),
  operation(
    "days_between",
    "date, date -> number",
    strict((first: Day, last: Day) => new Decimal((dayMs(last) - dayMs(first)) / DAY_MS)),
  ),
  operation(
    "add_days",
    DAY_AND_COUNT,
    strict((day: Day, count: Decimal) => dayAt(dayMs(day) + wholeOf(count, -MOST_DAYS, MOST_DAYS) * DAY_MS)),
  ),
  operation(
    "add_months",
    DAY_AND_COUNT,
    strict((day: Day, count: Decimal) => addMonths(day, count, 1)),
  ),
  operation(
    "add_years",
    DAY_AND_COUNT,
    strict((day: Day, count: Decimal) => addMonths(day, count, 12)),
  ),
  operation(
    "start_of_month",
    "date -> date",
    strict((day: Day) => new Day(`${day.iso.slice(0, 8)}01`)),
  ),
  operation("end_of_month", "date -> date", strict(endOfMonth)),
  operation("hours_between", TWO_MOMENTS, strict(elapsed(3600))),
  operation("minutes_between", TWO_MOMENTS, strict(elapsed(60))),
  operation("add_hours", MOMENT_AND_COUNT, strict(moved(3600))),
  operation("add_minutes", MOMENT_AND_COUNT, strict(moved(60))),
];

/** A day as it is; a moment on the organization's wall clock. */
export function local({ surroundings }: Scope, value: Day | Date): WallClock {
  if (value instanceof Date) return wallClock(value, supplied(surroundings.zone, "time_zone"));
  const [year = 0, month = 0, day = 0] = value.iso.split("-").map(Number);
  return { year, month, day, hour: 0, minute: 0, second: 0 };
}

function part(piece: (clock: WallClock) => number) {
  return strictIn((scope, value: Day | Date) => new Decimal(piece(local(scope, value))));
}

function dayOf({ year, month, day }: Pick<WallClock, "year" | "month" | "day">): Day {
  return new Day(`${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`);
}

export function padded(number: number, size: number): string {
  return String(number).padStart(size, "0");
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function dateOfParts(...parts: Decimal[]): Value {
  const [year = 0, month = 0, day = 0] = parts.map((number) => wholeOf(number, 0, 10_000));
  if (year < 1 || year > 9999 || month < 1 || month > 12) return null;
  return day >= 1 && day <= daysIn(year, month) ? dayOf({ year, month, day }) : null;
}

/** The same day of another month; the last day where that month is shorter. */
function addMonths(from: Day, count: Decimal, times: number): Day {
  const [year = 0, month = 0, day = 0] = from.iso.split("-").map(Number);
  const months = year * 12 + month - 1 + wholeOf(count, -MOST_DAYS, MOST_DAYS) * times;
  const [toYear, toMonth] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  if (toYear < 1 || toYear > 9999) throw new ExpressionRefusal("expressions.date_out_of_range");
  return dayOf({ year: toYear, month: toMonth, day: Math.min(day, daysIn(toYear, toMonth)) });
}

function endOfMonth(from: Day): Day {
  const [year = 0, month = 0] = from.iso.split("-").map(Number);
  return dayOf({ year, month, day: daysIn(year, month) });
}

/** Whole seconds between two moments in a larger unit, to ten places. */
function elapsed(unit: number) {
  return (first: Date, last: Date) => {
    const seconds = Math.trunc((last.getTime() - first.getTime()) / 1000);
    return rounded(new Decimal(seconds).div(unit));
  };
}

function moved(unit: number) {
  return (first: Date, count: Decimal) =>
    momentAt(first.getTime() + count.times(unit).trunc().times(1000).toNumber());
}
