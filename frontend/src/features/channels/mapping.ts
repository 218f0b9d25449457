import type { Column } from "./api";

export type Entry = { column: string; target: string; values?: Record<string, string>; format?: string };
export type Mapping = {
  format: 1;
  source: string;
  mode?: "rows" | "event_log";
  encoding?: string;
  delimiter?: string;
  time_zone?: string;
  missing?: string[];
  columns: Entry[];
  defaults?: Record<string, string>;
};

type Kind = "text" | "moment" | "choice" | "flag" | "count";
type Target = { kind: Kind; isRequired?: boolean; takesSeveral?: boolean; choices?: readonly string[] };

export const STATUSES = [
  "new",
  "assigned",
  "in_progress",
  "waiting",
  "resolved",
  "closed",
  "cancelled",
] as const;
const CHANNELS = ["portal", "phone", "in_person", "email", "api", "import", "public"] as const;

/** What a column may stand for, in the order in which people look for it. */
export const TARGETS: Record<string, Target> = {
  source_id: { kind: "text", isRequired: true },
  title: { kind: "text", takesSeveral: true },
  description: { kind: "text", takesSeveral: true },
  status: { kind: "choice", choices: STATUSES },
  created_at: { kind: "moment", isRequired: true },
  updated_at: { kind: "moment" },
  resolved_at: { kind: "moment" },
  closed_at: { kind: "moment" },
  priority: { kind: "choice", choices: ["1", "2", "3", "4"] },
  impact: { kind: "choice", choices: ["1", "2", "3"] },
  urgency: { kind: "choice", choices: ["1", "2", "3"] },
  category: { kind: "text" },
  team: { kind: "text" },
  assignee: { kind: "text" },
  requester: { kind: "text" },
  channel: { kind: "choice", choices: CHANNELS },
  sla_met: { kind: "flag" },
  reopen_count: { kind: "count" },
  reassign_count: { kind: "count" },
  changed_by: { kind: "text" },
  solution: { kind: "text" },
  reply: { kind: "text" },
  reply_at: { kind: "moment" },
  reply_by: { kind: "text" },
  note: { kind: "text", takesSeveral: true },
  fact: { kind: "text", takesSeveral: true },
};

export const FORMATS: Record<string, string> = {
  "y-m-d": "2026-11-24 09:30",
  "y/m/d": "2026/11/24 09:30",
  "d/m/y": "24/11/2026 09:30",
  "m/d/y": "11/24/2026 09:30",
  zh: "2026年11月24日",
  ymd: "20261124",
};

export function targetsOf(mapping: Mapping, column: string): string[] {
  return mapping.columns.filter((entry) => entry.column === column).map((entry) => entry.target);
}

/** The mapping with a column standing for these targets; each target that takes one column leaves the others. */
export function withTargets(mapping: Mapping, column: Column, targets: readonly string[]): Mapping {
  const before = mapping.columns.filter((entry) => entry.column === column.name);
  const mine = targets.map(
    (target) => before.find((entry) => entry.target === target) ?? entryOf(column, target),
  );
  const taken = new Set(targets.filter((target) => !TARGETS[target]?.takesSeveral));
  const others = mapping.columns.filter((entry) => entry.column !== column.name && !taken.has(entry.target));
  return { ...mapping, columns: [...others, ...mine] };
}

function entryOf(column: Column, target: string): Entry {
  const isMoment = TARGETS[target]?.kind === "moment";
  return {
    column: column.name,
    target,
    ...(isMoment && column.formats[0] ? { format: column.formats[0] } : {}),
  };
}

/** The mapping with every date of a column written in this format. */
export function withFormat(mapping: Mapping, column: string, format: string): Mapping {
  return changed(mapping, column, (entry) =>
    TARGETS[entry.target]?.kind === "moment" ? { ...entry, format } : entry,
  );
}

/** The mapping in which a column's word means one of ours; an empty meaning leaves it to be understood. */
export function withValue(
  mapping: Mapping,
  column: string,
  target: string,
  word: string,
  meaning?: string,
): Mapping {
  return changed(mapping, column, (entry) => {
    if (entry.target !== target) return entry;
    const { [word]: _, ...values } = entry.values ?? {};
    return { ...entry, values: meaning === undefined ? values : { ...values, [word]: meaning } };
  });
}

function changed(mapping: Mapping, column: string, change: (entry: Entry) => Entry): Mapping {
  return {
    ...mapping,
    columns: mapping.columns.map((entry) => (entry.column === column ? change(entry) : entry)),
  };
}

/** What must be said before anything can be tried. */
export function stillNeeded(mapping: Mapping): string[] {
  const said = new Set(mapping.columns.map((entry) => entry.target));
  return Object.keys(TARGETS).filter((key) => TARGETS[key]?.isRequired && !said.has(key));
}

/** Whether a mapping made for another file fits these columns. */
export function fits(mapping: Mapping, columns: readonly Column[]): boolean {
  const names = new Set(columns.map((column) => column.name));
  return mapping.columns.every((entry) => names.has(entry.column));
}
