import { useTranslation } from "react-i18next";
import { useTeamNames } from "@/api/choices";
import { useFactWords } from "@/api/facts";
import type { Fact, FactWords } from "@/ui/conditions/words";
import { STATUSES, type TriggerRule } from "./content";

/** What a trigger rule may ask beside the facts that every rule may ask. */
const TRIGGER_FACTS: readonly Fact[] = [
  { key: "status", type: "text" },
  { key: "waiting_reason", type: "text" },
  { key: "stage", type: "text" },
  { key: "team", type: "text" },
  { key: "is_assigned", type: "boolean" },
  { key: "is_at_risk", type: "boolean" },
  { key: "is_breached", type: "boolean" },
  { key: "reopen_count", type: "number" },
  { key: "comment_count", type: "number" },
  { key: "comment.text", type: "text" },
  { key: "comment.by", type: "text" },
  { key: "comment.is_internal", type: "boolean" },
  { key: "rating.score", type: "number" },
  { key: "sla.metric", type: "text" },
];

/** The facts of an application, where the order stands, what happened, and what a hook brings. */
export function useTriggerWords(application: string, rule?: TriggerRule): FactWords {
  const { t } = useTranslation();
  const words = useFactWords(application);
  const teams = useTeamNames();
  const brought = (rule?.on ?? []).flatMap((entry) =>
    ((entry.facts ?? []) as Fact[]).map(({ key, type }) => ({ key: `hook.${key}`, type })),
  );
  const choices: Record<string, { value: string; label: string }[]> = {
    status: STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) })),
    waiting_reason: ["requester", "parts", "supplier", "agreed_date"].map((reason) => ({
      value: reason,
      label: t(`waiting_reason.${reason}`),
    })),
    team: teams.choices,
    "comment.by": ["requester", "handler"].map((who) => ({ value: who, label: t(`triggers.by_${who}`) })),
    "sla.metric": ["first_response", "resolution"].map((metric) => ({
      value: metric,
      label: t(`triggers.metric_${metric}`),
    })),
  };
  return {
    facts: [...words.facts, ...TRIGGER_FACTS, ...brought],
    nameOf: words.nameOf,
    withChanges: true,
    choicesOf: (key) => choices[key] ?? words.choicesOf(key),
  };
}
