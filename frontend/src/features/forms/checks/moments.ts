import type { Bound, Shift } from "../definition";
import { inputOfMoment, momentOfInput } from "../moments";
import { daysIn } from "../readings";
import { type Check, type CheckContext, FINE, type Wrong, wrong } from "./problem";

const FORMS: Record<string, RegExp> = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
  year: /^\d{4}$/,
  time: /^([01]\d|2[0-3]):[0-5]\d$/,
  datetime: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/,
};
const DAY = 86_400_000;

export const checkMoment: Check = (answer, field, context) => {
  const text = String(answer);
  if (!FORMS[field.kind]?.test(text) || (field.kind === "date" && !isDay(text))) {
    return wrong(`not_${field.kind}`);
  }
  return checkBounds(text, text, field, context);
};

export const checkRange: Check = (answer, field, context) => {
  const [start, end] = Array.isArray(answer) ? answer : [];
  if (typeof start !== "string" || typeof end !== "string" || !isDay(start) || !isDay(end)) {
    return wrong("not_a_range");
  }
  if (end < start) return wrong("range_backwards");
  const days = daysIn(start, end) ?? 0;
  if (field.max_days && field.count !== "business" && days > field.max_days)
    return wrong("range_too_long", { most: field.max_days });
  return checkBounds(start, end, field, context);
};

function checkBounds(
  first: string,
  last: string,
  field: { kind: string; min?: Bound | null; max?: Bound | null },
  context: CheckContext,
): Wrong[] {
  const least = boundOf(field.min, field.kind, context);
  const most = boundOf(field.max, field.kind, context);
  if (least !== null && first < least) return wrong("too_early", { least: shown(least) });
  if (most !== null && last > most) return wrong("too_late", { most: shown(most) });
  return FINE;
}

/** Bounds are read in the form of the answer itself, so that they compare as text. */
export function boundOf(bound: Bound | null | undefined, kind: string, context: CheckContext): string | null {
  if (bound === null || bound === undefined) return null;
  if (typeof bound === "number") return String(bound);
  if (typeof bound === "string") return byClock(bound, kind, context);
  if ("from" in bound) {
    const start =
      bound.from === "today" ? (momentOfInput(`${context.today}T00:00`) ?? context.now) : context.now;
    return inForm(Date.parse(start) + milliseconds(bound), kind);
  }
  return ofField(context.answer(bound.field), bound, kind);
}

function byClock(bound: string, kind: string, { now }: CheckContext): string {
  const parts = /^(?:today|now)([+-]\d{1,4})?$/.exec(bound);
  return parts ? inForm(Date.parse(now) + Number(parts[1] ?? 0) * DAY, kind) : bound;
}

/** Another field's answer, later by so much; a date range counts from its end. */
function ofField(answer: unknown, shift: Shift, kind: string): string | null {
  const text = Array.isArray(answer) ? answer[1] : answer;
  if (typeof text !== "string") return null;
  const moment = isDay(text) ? momentOfInput(`${text}T00:00`) : FORMS.datetime?.test(text) ? text : null;
  return moment === null ? text : inForm(Date.parse(moment) + milliseconds(shift), kind);
}

function milliseconds({ days = 0, hours = 0, minutes = 0 }: Shift): number {
  return days * DAY + (hours * 60 + minutes) * 60_000;
}

/** A moment as the kind stores it: by the organization's clock, or in UTC. */
function inForm(at: number, kind: string): string {
  const moment = `${new Date(at).toISOString().slice(0, 19)}Z`;
  const local = inputOfMoment(moment);
  const forms: Record<string, string> = {
    datetime: moment,
    month: local.slice(0, 7),
    time: local.slice(11, 16),
    year: local.slice(0, 4),
  };
  return forms[kind] ?? local.slice(0, 10);
}

function shown(bound: string): string {
  return FORMS.datetime?.test(bound) ? inputOfMoment(bound).replace("T", " ") : bound;
}

export function isDay(text: string): boolean {
  return FORMS.date?.test(text) === true && momentOfInput(`${text}T12:00`) !== null && realDay(text);
}

function realDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
}
