import { exact } from "@/lib/dates";

const DAY = 86_400_000;

/** A day of the organization as 2026-11-23. */
export function dayOf(at: number | string): string {
  return exact(typeof at === "string" ? Date.parse(at) : at).slice(0, 10);
}

/** The days of the week a day is in, Monday first; ``offset`` weeks on. */
export function weekOf(day: string, offset = 0): string[] {
  const noon = Date.parse(`${day}T12:00:00Z`);
  const fromMonday = (new Date(noon).getUTCDay() + 6) % 7;
  const monday = noon - fromMonday * DAY + offset * 7 * DAY;
  return Array.from({ length: 7 }, (_, index) => new Date(monday + index * DAY).toISOString().slice(0, 10));
}

/** How far the organization's clock is from UTC at a day's noon, as +08:00. */
export function offsetOf(day: string): string {
  const noon = Date.parse(`${day}T12:00:00Z`);
  const local = exact(noon).replace(" ", "T").slice(0, 16);
  const minutes = Math.round((Date.parse(`${local}:00Z`) - noon) / 60_000);
  const [sign, size] = [minutes < 0 ? "-" : "+", Math.abs(minutes)];
  const two = (count: number) => String(count).padStart(2, "0");
  return `${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** A wall-clock time of the organization as a moment; an end at or before its start is the next day's. */
export function momentOf(day: string, time: string): string {
  return `${day}T${time}:00${offsetOf(day)}`;
}

export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + DAY).toISOString().slice(0, 10);
}

/** What of a week's plan touches a day. */
export function onDay<Span extends { from_at: string; until_at: string }>(
  spans: readonly Span[],
  day: string,
): Span[] {
  const from = Date.parse(momentOf(day, "00:00"));
  const until = Date.parse(momentOf(dayAfter(day), "00:00"));
  return spans.filter((span) => Date.parse(span.from_at) < until && Date.parse(span.until_at) > from);
}
