import type { HolidayRow } from "./api";

export type Read = { rows: HolidayRow[]; problems: { line: number; text: string }[] };

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const KINDS: Record<string, HolidayRow["kind"]> = {
  holiday: "holiday",
  放假: "holiday",
  休: "holiday",
  makeup: "makeup",
  补班: "makeup",
  班: "makeup",
};

/** Holidays from a JSON list or from lines of date, kind, name and, for make-up days, whose hours. */
export function readHolidays(text: string): Read {
  const trimmed = text.trim().replace(/^\uFEFF/, "");
  return trimmed.startsWith("[") || trimmed.startsWith("{") ? readJson(trimmed) : readLines(trimmed);
}

function readJson(text: string): Read {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    return { rows: [], problems: [{ line: 1, text: text.slice(0, 40) }] };
  }
  const list = Array.isArray(told)
    ? told
    : ((told as { items?: unknown[]; rows?: unknown[] }).rows ?? (told as { items?: unknown[] }).items ?? []);
  return collect(
    list.map((one) => ({ raw: JSON.stringify(one), row: rowOf(one as Record<string, unknown>) })),
  );
}

function rowOf(one: Record<string, unknown>): HolidayRow | null {
  const name =
    typeof one.name === "string" ? { "zh-CN": one.name } : (one.name as HolidayRow["name"] | undefined);
  return row(String(one.day ?? one.date ?? ""), String(one.kind ?? one.type ?? ""), name, one.weekday);
}

function readLines(text: string): Read {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const [head = ""] = lines;
  const isHead = !DATE.test(head.split(/[,\t]/)[0]?.trim() ?? "");
  return collect(
    lines.slice(isHead ? 1 : 0).map((line) => {
      const [day = "", kind = "", name = "", weekday] = line
        .split(/[,\t]/)
        .map((cell) => cell.trim().replace(/^"|"$/g, ""));
      return { raw: line, row: row(day, kind, { "zh-CN": name }, weekday) };
    }),
    isHead ? 2 : 1,
  );
}

function row(
  day: string,
  kind: string,
  name: HolidayRow["name"] | undefined,
  weekday: unknown,
): HolidayRow | null {
  const known = KINDS[kind.trim().toLowerCase()];
  if (!DATE.test(day) || !known || !name) return null;
  const asWeekday = Number(weekday);
  return { day, kind: known, name, weekday: asWeekday >= 1 && asWeekday <= 7 ? asWeekday : 1 };
}

function collect(read: { raw: string; row: HolidayRow | null }[], first = 1): Read {
  const rows = read.flatMap((one) => (one.row ? [one.row] : []));
  const problems = read.flatMap((one, index) =>
    one.row ? [] : [{ line: index + first, text: one.raw.slice(0, 60) }],
  );
  return { rows, problems };
}
