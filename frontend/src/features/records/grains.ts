import type { Grain } from "./listing";

/** Days gathered to weeks, months, quarters and years, as the server names them; days are ISO text. */

const DAY = 86_400_000;

function at(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

export function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

export function addDays(day: string, count: number): string {
  return isoDay(new Date(at(day).getTime() + count * DAY));
}

export function daysFrom(one: string, other: string): number {
  return Math.round((at(other).getTime() - at(one).getTime()) / DAY);
}

export function addMonths(month: string, count: number): string {
  const [year = 1970, number = 1] = month.split("-").map(Number);
  return isoDay(new Date(Date.UTC(year, number - 1 + count, 1))).slice(0, 7);
}

/** Monday is the first day of a week. */
export function startOfWeek(day: string): string {
  const weekday = (at(day).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}

export function endOfMonth(month: string): string {
  return addDays(`${addMonths(month, 1)}-01`, -1);
}

/** 2026, 2026Q4, 2026-11, 2026W47, 2026-11-24 */
export function grainOf(day: string, grain: Grain): string {
  const names: Record<Grain, () => string> = {
    year: () => day.slice(0, 4),
    quarter: () => `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`,
    month: () => day.slice(0, 7),
    week: () => weekOf(day),
    day: () => day,
  };
  return names[grain]();
}

function weekOf(day: string): string {
  const thursday = addDays(startOfWeek(day), 3);
  const first = `${thursday.slice(0, 4)}-01-01`;
  const no = Math.floor(daysFrom(first, thursday) / 7) + 1;
  return `${thursday.slice(0, 4)}W${String(no).padStart(2, "0")}`;
}

/** The first and the last day of a group. */
export function rangeOf(key: string, grain: Grain): [string, string] {
  const ranges: Record<Grain, () => [string, string]> = {
    year: () => [`${key}-01-01`, `${key}-12-31`],
    quarter: () => {
      const [year = "", quarter = "1"] = key.split("Q");
      const first = `${year}-${String(Number(quarter) * 3 - 2).padStart(2, "0")}`;
      return [`${first}-01`, endOfMonth(addMonths(first, 2))];
    },
    month: () => [`${key}-01`, endOfMonth(key)],
    week: () => {
      const [year = "", week = "1"] = key.split("W");
      const monday = addDays(startOfWeek(`${year}-01-04`), (Number(week) - 1) * 7);
      return [monday, addDays(monday, 6)];
    },
    day: () => [key, key],
  };
  return ranges[grain]();
}
