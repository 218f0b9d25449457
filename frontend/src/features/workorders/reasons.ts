import { useTranslation } from "react-i18next";
import { hasText, isText, nameHere, type Text, useText } from "@/lib/i18n";
import type { Decision, DecisionDetail, Detail } from "./types";

/** What a stored trace says, read carefully: it was written by whichever version decided then. */

export type Reason = { words: string; actual: string; holds: boolean };
export type Candidate = {
  id: number;
  name: string;
  load: string;
  isChosen: boolean;
  excluded: string | null;
};

type Bag = Record<string, unknown>;

function bag(value: unknown): Bag {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Bag) : {};
}

function bags(value: unknown): Bag[] {
  return Array.isArray(value) ? value.map(bag) : [];
}

function plain(value: unknown): string {
  if (value === null || value === undefined || value === "") return "—";
  if (Array.isArray(value)) return value.map(plain).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Conditions of an explained expression, as sentences. */
export function useReasons(): (conditions: unknown) => Reason[] {
  const { t } = useTranslation();
  function fact(key: string): string {
    return hasText(`fact.${key}`) ? t(`fact.${key}`) : key.replace(/^answers\./, "");
  }
  function value(of: unknown): string {
    return typeof of === "boolean" ? t(of ? "reason.true" : "reason.false") : plain(of);
  }
  return (conditions) =>
    bags(conditions).map((condition) => {
      const names = Array.isArray(condition.fields) ? condition.fields.map((key) => fact(String(key))) : [];
      const expected = Array.isArray(condition.expected)
        ? condition.expected.map(value).join(t("filter.comma"))
        : "";
      const op = String(condition.op);
      return {
        words:
          `${names.join(t("filter.comma"))} ${hasText(`op.${op}`) ? t(`op.${op}`) : op} ${expected}`.trim(),
        actual: value(condition.actual),
        holds: condition.result === true,
      };
    });
}

export function ruleOf(detail: DecisionDetail): { name: Text; conditions: unknown } | null {
  const rule = bag(detail.trace.rule);
  return isText(rule.name) ? { name: rule.name, conditions: rule.conditions } : null;
}

export function versionOf(detail: DecisionDetail): number | null {
  const { no } = bag(detail.trace.version);
  return typeof no === "number" ? no : null;
}

export function wordsIn(detail: DecisionDetail): string[] {
  const category = detail.outcome.category;
  const scores = bags(detail.trace.scores).filter((score) => score.category === category);
  return [...new Set(scores.flatMap((score) => bags(score.matches).map((match) => String(match.word))))];
}

export function candidatesOf(detail: DecisionDetail): Candidate[] {
  return bags(bag(detail.trace.choice).candidates).map((candidate) => ({
    id: Number(candidate.person_id),
    name: String(candidate.name ?? ""),
    load: String(candidate.open_load ?? ""),
    isChosen: candidate.is_chosen === true,
    excluded: typeof candidate.excluded_because === "string" ? candidate.excluded_because : null,
  }));
}

/** Why this policy: the policies tried, with the conditions of the one that held. */
export function becauseOf(because: unknown): unknown {
  const held = bags(because).find((tried) => tried.is_match === true);
  return bag(held?.why).conditions;
}

type Known = Pick<Detail, "category" | "team" | "assignee">;

/** What was decided, in a few words; named where it still stands as it was decided. */
export function useOutcome(): (decision: Pick<Decision, "purpose" | "outcome">, known: Known) => string {
  const text = useText();
  const { t } = useTranslation();
  return ({ purpose, outcome }, { category, team, assignee }) => {
    const said: Record<string, () => string> = {
      classify: () => (category?.code === outcome.category ? text(category?.name) : plain(outcome.category)),
      priority: () => `P${plain(outcome.priority)}`,
      dispatch: () => {
        const person = assignee?.id === outcome.person_id ? nameHere(assignee) : "";
        const group = team?.code === outcome.team ? text(team?.name) : plain(outcome.team);
        return [person, group].filter(Boolean).join(t("filter.comma"));
      },
      sla: () => plain(outcome.policy),
      trigger: () => (isText(outcome.name) ? text(outcome.name) : plain(outcome.rule)),
    };
    return said[purpose]?.() ?? "";
  };
}
