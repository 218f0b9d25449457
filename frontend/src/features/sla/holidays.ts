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

/** Holidays from a JSON list, an ICS file, or lines of date, kind, name and, for make-up days, whose hours. */
export function readHolidays(text: string): Read {
  const trimmed = text.trim().replace(/^\uFEFF/, "");
  if (/^BEGIN:VCALENDAR/i.test(trimmed)) return readIcs(trimmed);
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

const DAY = 86_400_000;
const LONGEST_EVENT = 31;
const WORKED = /补班|上班|班）|班\)|make-?up|workday/i;

/** Whole-day events; one whose words speak of work is a make-up day, every other a holiday. */
function readIcs(text: string): Read {
  const lines = text.replace(/\r?\n[ \t]/g, "").split(/\r?\n/);
  const rows: HolidayRow[] = [];
  const problems: Read["problems"] = [];
  let event: Map<string, string> | null = null;
  let begun = 0;
  lines.forEach((line, index) => {
    const [, name = "", value = ""] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/i.exec(line) ?? [];
    if (line.toUpperCase() === "BEGIN:VEVENT") {
      event = new Map();
      begun = index + 1;
    } else if (line.toUpperCase() === "END:VEVENT" && event) {
      const days = daysOf(event);
      if (days) rows.push(...days);
      else problems.push({ line: begun, text: event.get("SUMMARY") ?? event.get("DTSTART") ?? line });
      event = null;
    } else event?.set(name.toUpperCase(), value.trim());
  });
  if (rows.length === 0 && problems.length === 0) problems.push({ line: 1, text: lines[0] ?? "" });
  return { rows, problems };
}

/** The days of an event; its end is the day after the last. Null when it is no whole day or repeats. */
function daysOf(event: Map<string, string>): HolidayRow[] | null {
  const from = dayIn(event.get("DTSTART"));
  const name = event.get("SUMMARY")?.replace(/\\([,;\\])/g, "$1");
  if (from === null || !name || event.has("RRULE")) return null;
  const until = dayIn(event.get("DTEND")) ?? from + DAY;
  const count = Math.max(1, Math.round((until - from) / DAY));
  if (count > LONGEST_EVENT) return null;
  const kind = WORKED.test(name) ? "makeup" : "holiday";
  return Array.from({ length: count }, (_, index) => ({
    day: new Date(from + index * DAY).toISOString().slice(0, 10),
    kind,
    name: { "zh-CN": name },
    weekday: 1,
  }));
}

function dayIn(value: string | undefined): number | null {
  const found = /^(\d{4})(\d{2})(\d{2})$/.exec(value ?? "");
  if (!found) return null;
  const [, year, month, day] = found;
  const at = Date.parse(`${year}-${month}-${day}T00:00:00Z`);
  return Number.isNaN(at) ? null : at;
}
