import type { Expression } from "@/lib/expressions/operation";
import type { Text } from "@/lib/i18n";

/** The contents of the three rule sets as the server keeps them. */

export type Purpose = "classify" | "priority" | "dispatch";
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

type Rule = { key: string; name: Text; if: Expression; is_enabled?: boolean };
type Outcome = { category?: string; impact?: number; urgency?: number; type?: string; tags?: string[] };

export type ClassifyRule = Rule & { then: Outcome };

export type ClassifyContent = {
  format: 1;
  keyword_sets: KeywordSet[];
  threshold: number;
  margin_percent?: number;
  rules: ClassifyRule[];
};

export type Matrix = Record<Level, Record<Level, Grade>>;
export type Modifier = Rule & { priority: Grade };
export type PriorityContent = { format: 1; matrix: Matrix; modifiers: Modifier[] };

export type DispatchRule = Rule & { team: string; strategy: string };
export type DispatchContent = {
  format: 1;
  rules: DispatchRule[];
  fallback: { team: string; strategy: string };
};

export const LEVELS: readonly Level[] = ["1", "2", "3"];
export const STRATEGIES = ["least_open_load", "round_robin", "pool"] as const;

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
): ClassifyContent | PriorityContent | DispatchContent {
  if (purpose === "classify") return { format: 1, keyword_sets: [], threshold: 2, rules: [] };
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
