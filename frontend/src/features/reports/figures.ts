import { hoursMinutes } from "@/lib/dates";
import { say } from "@/lib/i18n";
import type { Figures, Review } from "./api";

/** The head figures: how each is said, compared and drawn. */

export type Tone = "better" | "worse" | "same" | "plain";
type Number_ = number | null | undefined;

export type FigureKind = {
  key: keyof Review["points"];
  word: string;
  /** Key of its definition. */
  meaning: string;
  unit: "orders" | "minutes" | "percent" | "score";
  /** Which way is better; a volume is neither. */
  better?: "more" | "less";
};

export const FIGURES: readonly FigureKind[] = [
  { key: "created", word: "review.created", meaning: "created", unit: "orders" },
  { key: "closed", word: "review.closed", meaning: "closed", unit: "orders" },
  {
    key: "first_response_median_minutes",
    word: "review.first_response",
    meaning: "first_response",
    unit: "minutes",
    better: "less",
  },
  { key: "mttr_business_minutes", word: "review.mttr", meaning: "mttr", unit: "minutes", better: "less" },
  { key: "sla_met_percent", word: "review.sla", meaning: "sla", unit: "percent", better: "more" },
  { key: "reopen_percent", word: "review.reopened", meaning: "reopened", unit: "percent", better: "less" },
  {
    key: "satisfaction_mean",
    word: "review.satisfaction",
    meaning: "satisfaction",
    unit: "score",
    better: "more",
  },
];

export function count(value: number): string {
  return value.toLocaleString("en-US");
}

export function tenths(value: number): string {
  return value.toLocaleString("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

/** A figure and its unit: 4:43, 6 分, 94.7 %. */
export function said(kind: FigureKind, value: Number_): { value: string; unit: string } {
  if (value === null || value === undefined) return { value: "–", unit: "" };
  if (kind.unit === "orders") return { value: count(value), unit: say("review.unit_orders") };
  if (kind.unit === "percent") return { value: tenths(value), unit: "%" };
  if (kind.unit === "score") return { value: tenths(value), unit: "/ 5" };
  return value < 60
    ? { value: String(Math.round(value)), unit: say("review.unit_minutes") }
    : { value: hoursMinutes(Math.round(value)), unit: "" };
}

/** How it changed against the period before: +4.1 %, −0:31, +1.8 点, 持平. */
export function change(kind: FigureKind, now: Number_, before: Number_): { text: string; tone: Tone } {
  if (now === null || now === undefined || before === null || before === undefined)
    return { text: say("review.no_comparison"), tone: "plain" };
  const difference = now - before;
  const isSame = Math.abs(difference) < (kind.unit === "minutes" ? 0.5 : 0.05);
  if (isSame) return { text: say("review.unchanged"), tone: "same" };
  return { text: changeText(kind, difference, before), tone: toneOf(kind, difference) };
}

function changeText(kind: FigureKind, difference: number, before: number): string {
  const sign = difference > 0 ? "+" : "−";
  const size = Math.abs(difference);
  if (kind.unit === "orders")
    return before === 0 ? `${sign}${count(size)}` : `${sign}${tenths((100 * size) / before)} %`;
  if (kind.unit === "percent") return say("review.points", { value: `${sign}${tenths(size)}` });
  if (kind.unit === "score") return `${sign}${tenths(size)}`;
  return `${sign}${hoursMinutes(Math.round(size))}`;
}

function toneOf(kind: FigureKind, difference: number): Tone {
  if (!kind.better) return "plain";
  return difference > 0 === (kind.better === "more") ? "better" : "worse";
}

export function figureOf(figures: Figures, kind: FigureKind): Number_ {
  return figures[kind.key];
}

/** Seconds as a person says them: 12 秒, 6 分, 4:43. */
export function seconds(value: Number_): string {
  if (value === null || value === undefined) return "–";
  if (value < 60) return say("review.seconds", { count: Math.round(value) });
  if (value < 3600) return say("review.minutes", { count: Math.round(value / 60) });
  return hoursMinutes(Math.round(value / 60));
}

export function minutes(value: Number_): string {
  return value === null || value === undefined ? "–" : hoursMinutes(Math.round(value));
}

export function share(value: Number_): string {
  return value === null || value === undefined ? "–" : tenths(value);
}
