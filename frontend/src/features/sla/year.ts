import type { CalendarContent, DayKind, Layer, Piece, SpecialDay, Week } from "./api";

export type DayView = {
  /** 2026-10-01 */
  iso: string;
  number: number;
  kind: "working" | "free" | DayKind;
  name: SpecialDay["name"] | null;
  hours: readonly Piece[];
  /** Who says so; null for an ordinary day. */
  from: Pick<SpecialDay, "layer" | "layer_name" | "is_own"> | null;
};

export type MonthView = {
  month: number /** Empty places before the 1st, weeks begin on Monday. */;
  lead: number;
  days: DayView[];
};

/** Monday is 1, as the server counts. */
export function weekdayOf(iso: string): number {
  const day = new Date(`${iso}T00:00:00Z`).getUTCDay();
  return day === 0 ? 7 : day;
}

function isoOf(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Twelve months of a year with what every day is. */
export function monthsOf(year: number, week: Week, special: readonly SpecialDay[]): MonthView[] {
  const byDay = new Map(special.map((day) => [day.day, day]));
  return Array.from({ length: 12 }, (_, index) => {
    const month = index + 1;
    const count = new Date(Date.UTC(year, month, 0)).getUTCDate();
    const days = Array.from({ length: count }, (_day, place) =>
      dayView(isoOf(year, month, place + 1), week, byDay),
    );
    return { month, lead: weekdayOf(isoOf(year, month, 1)) - 1, days };
  });
}

function dayView(iso: string, week: Week, byDay: Map<string, SpecialDay>): DayView {
  const number = Number(iso.slice(8));
  const found = byDay.get(iso);
  if (found)
    return { iso, number, kind: found.kind, name: found.name, hours: found.hours as Piece[], from: found };
  const hours = week[String(weekdayOf(iso))] ?? [];
  return { iso, number, kind: hours.length > 0 ? "working" : "free", name: null, hours, from: null };
}

function minutesOf(time: string): number {
  const [hours = "0", minutes = "0"] = time.split(":");
  return Number(hours) * 60 + Number(minutes);
}

export function minutesIn(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, [from, to]) => sum + minutesOf(to) - minutesOf(from), 0);
}

export function saidHours(pieces: readonly Piece[]): string {
  return pieces.map(([from, to]) => `${from}–${to}`).join(" ");
}

/** Working days of the year as the months say. */
export function workingDays(months: readonly MonthView[]): number {
  return months.flatMap((month) => month.days).filter((day) => day.hours.length > 0).length;
}

export const NINE_TO_SIX: Piece[] = [
  ["09:00", "12:00"],
  ["13:00", "18:00"],
];

/** One that stands on another says nothing itself yet. */
export function freshContent(timeZone: string, layer: Layer, on: string): CalendarContent {
  if (on) return { format: 1, layer, on };
  const week = Object.fromEntries([1, 2, 3, 4, 5].map((day) => [String(day), NINE_TO_SIX]));
  return { format: 1, layer, time_zone: timeZone, week, observes_holidays: true };
}

export const LAYERS: readonly Layer[] = ["national", "organization", "site", "team"];

/** Whether a calendar of one layer may stand on one of another. */
export function standsOver(upper: Layer, lower: Layer): boolean {
  return LAYERS.indexOf(lower) < LAYERS.indexOf(upper);
}
