/** Periods as plain dates: 2026-10-01 to 2026-10-31, in the organization's time zone. */

export type Days = { from: string; to: string };

const DATE = /^\d{4}-\d{2}-\d{2}$/;

export function isDate(text: string | null): text is string {
  return text !== null && DATE.test(text) && !Number.isNaN(Date.parse(text));
}

function text(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
}

/** The whole month of a date. */
export function monthOf(date: string): Days {
  const [year = 0, month = 1] = date.split("-").map(Number);
  return { from: text(year, month - 1, 1), to: text(year, month, 0) };
}

/** Is it one whole month, or the part of the present one that has passed? */
export function isMonth({ from, to }: Days): boolean {
  return from.endsWith("-01") && from.slice(0, 7) === to.slice(0, 7);
}

export function isWholeMonth(days: Days): boolean {
  return isMonth(days) && monthOf(days.from).to === days.to;
}

/** The month before or after; other periods move by their own length. */
export function moved(days: Days, steps: number): Days {
  const [year = 0, month = 1, day = 1] = days.from.split("-").map(Number);
  if (isMonth(days)) return monthOf(text(year, month - 1 + steps, 1));
  const length = lengthOf(days);
  const first = text(year, month - 1, day + steps * length);
  return { from: first, to: addDays(first, length - 1) };
}

export function lengthOf({ from, to }: Days): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Year, month and day as numbers, for sentences. */
export function partsOf(date: string): { year: number; month: number; day: number } {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return { year, month, day };
}
