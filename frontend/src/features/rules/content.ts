import type { Expression } from "@/lib/expressions/operation";
import type { Text } from "@/lib/i18n";

/** The contents of the rule sets as the server keeps them. */

export type Purpose = "keywords" | "classify" | "priority" | "dispatch" | "triggers" | "records";
export type Level = "1" | "2" | "3";
export type Grade = 1 | 2 | 3 | 4;

export type Word = { word: string; weight: number };

export type KeywordSet = {
  key: string;
  category: string;
  words: Word[];
  negative?: string[];
  impact?: number;
  urgency?: number;
};

/** The first and last day of what is limited to days. */
export type Limited = { valid_from?: string; valid_to?: string };

type Rule = { key: string; name: Text; if: Expression; is_enabled?: boolean; for_type?: string } & Limited;

export type HitPolicy = "first" | "unique" | "all" | "collect";

/** A test that is saved with its set: what is known, what happened, and what should come of it. */
export type TestCase = {
  key: string;
  name: Text;
  facts: Record<string, unknown>;
  before?: Record<string, unknown>;
  event?: Entry;
  expect: Record<string, unknown>;
};

export type Cell = { op: string; value?: unknown; type?: string };
export type TableRow = { key: string; cells: Record<string, Cell>; then: Record<string, unknown> };
export type Table = {
  key: string;
  name: Text;
  hit?: HitPolicy;
  inputs: { key: string; field: string }[];
  rows: TableRow[];
};

/** What every set may have beside its rules. */
export type Around = { hit?: HitPolicy; tables?: Table[]; tests?: TestCase[] } & Limited;
type Outcome = { category?: string; impact?: number; urgency?: number; type?: string; tags?: string[] };

export type ClassifyRule = Rule & { then: Outcome };

export type KeywordContent = {
  format: 1;
  keyword_sets: KeywordSet[];
  threshold: number;
  margin_percent?: number;
  tests?: TestCase[];
} & Limited;

export type ClassifyContent = { format: 1; rules: ClassifyRule[] } & Around;

export type Matrix = Record<Level, Record<Level, Grade>>;
export type Modifier = Rule & { priority: Grade };
export type PriorityContent = { format: 1; matrix: Matrix; modifiers: Modifier[] } & Around;

/** Where an order goes: the team, how somebody of it is found, and what they must be able to do. */
export type Target = {
  team: string;
  strategy: string;
  needs?: Record<string, number>;
  needs_from?: string[];
  role?: string;
  then?: string[];
  accept_minutes?: number;
};
export type DispatchRule = Rule & Target;
export type DispatchContent = { format: 1; rules: DispatchRule[]; fallback: Target } & Around;

/** What a trigger rule waits for; each kind has settings of its own. */
export type Entry = { event: EventKind } & Record<string, unknown>;
/** What a trigger rule does; each kind has settings of its own. */
export type Doing = { do: DoingKind } & Record<string, unknown>;
export type TriggerRule = {
  key: string;
  name: Text;
  on: Entry[];
  if?: Expression;
  then: Doing[];
  else?: Doing[];
  stop?: "none" | "set" | "all";
  is_enabled?: boolean;
  for_type?: string;
} & Limited;
export type TriggerContent = {
  format: 1;
  hit?: HitPolicy;
  rules: TriggerRule[];
  tests?: TestCase[];
} & Limited;

export const EVENTS = [
  "created",
  "submitted",
  "changed",
  "status",
  "commented",
  "assigned",
  "stage_entered",
  "stage_left",
  "at_risk",
  "breached",
  "rated",
  "schedule",
  "webhook",
  "button",
] as const;
/** What rules of records wait for, and what they do. */
export const RECORD_EVENTS = ["created", "changed", "deleted", "schedule", "button"] as const;
export type EventKind = (typeof EVENTS)[number] | (typeof RECORD_EVENTS)[number];

export const DOINGS = [
  "set",
  "classify",
  "priority",
  "assign",
  "collaborate",
  "tag",
  "reply",
  "notify",
  "subtask",
  "order",
  "record",
  "webhook",
  "stop",
] as const;
export const RECORD_DOINGS = ["set", "notify", "record", "order", "webhook", "stop"] as const;
export type DoingKind = (typeof DOINGS)[number];

/** Whether the rules of a set wait for something to happen, rather than decide when they are asked. */
export function isWaiting(purpose: Purpose): boolean {
  return purpose === "triggers" || purpose === "records";
}

export const STATUSES = ["new", "assigned", "in_progress", "waiting", "resolved", "closed", "cancelled"];
export const PEOPLE = ["requester", "assignee", "leads", "team", "collaborators", "department_head"];

export const LEVELS: readonly Level[] = ["1", "2", "3"];
export const STRATEGIES = [
  "least_open_load",
  "load_ratio",
  "round_robin",
  "weighted_round_robin",
  "best_skill",
  "sticky",
  "owner",
  "on_call",
  "by_lot",
  "pool",
] as const;

export function nextGrade(grade: Grade): Grade {
  return ((grade % 4) + 1) as Grade;
}

/** A key nobody uses yet, short and plain. */
export function freshKey(start: string, taken: readonly { key: string }[]): string {
  const keys = new Set(taken.map((one) => one.key));
  let number = taken.length + 1;
  while (keys.has(`${start}_${number}`)) number += 1;
  return `${start}_${number}`;
}

/** What an application begins with when the organization has nothing to start from. */
export function emptyContent(
  purpose: Purpose,
  team: string,
): KeywordContent | ClassifyContent | PriorityContent | DispatchContent | TriggerContent {
  if (isWaiting(purpose)) return { format: 1, rules: [] };
  if (purpose === "keywords") return { format: 1, keyword_sets: [], threshold: 2 };
  if (purpose === "classify") return { format: 1, rules: [] };
  if (purpose === "dispatch") return { format: 1, rules: [], fallback: { team, strategy: "pool" } };
  const matrix: Matrix = {
    "1": { "1": 1, "2": 2, "3": 3 },
    "2": { "1": 2, "2": 3, "3": 4 },
    "3": { "1": 3, "2": 4, "3": 4 },
  };
  return { format: 1, matrix, modifiers: [] };
}

/** A classification rule that waits for its words. */
export function freshRule(key: string): ClassifyRule {
  const condition: Expression = { op: "contains", args: [{ field: "title" }, { value: "" }] };
  // biome-ignore lint/suspicious/noThenProperty: the server's word for a rule's outcome; nobody awaits a rule.
  return { key, name: {}, if: condition, then: {} };
}
