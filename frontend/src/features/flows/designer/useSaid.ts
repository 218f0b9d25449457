import { useTranslation } from "react-i18next";
import { type Text, useText } from "@/lib/i18n";
import type { StepName } from "@/ui/designing/history";
import type { CardWords } from "../kind";
import { type ProcessContent, type Step, stepOf } from "./content";
import type { Surroundings } from "./surroundings";

/** What a step is called: its own name, else its kind's. */
export function useStepName(): (step: Pick<Step, "name" | "kind"> | null) => string {
  const { t } = useTranslation();
  const text = useText();
  return (step) => (step ? text(step.name) || t(`process.kind.${step.kind}`) : "");
}

type Facts = { name?: Text; kind?: string; setting?: string; step?: StepName };

/** Says a step of work in words: 移动 财务审批. */
export function useActSaid(): (name: StepName) => string {
  const { t } = useTranslation();
  const text = useText();
  const say = ({ word, facts = {} }: StepName): string => {
    const { name, kind, setting, step } = facts as Facts;
    return t(`process.step.${word}`, {
      ...facts,
      name: text(name) || (kind ? t(`process.kind.${kind}`) : t("process.unnamed_branch")),
      setting: setting ? t(`process.setting.${setting}`, { defaultValue: setting }) : "",
      step: step ? say(step) : "",
    });
  };
  return say;
}

/** How cards speak: of people, times, fields and other steps by their names. */
export function useCardWords(content: ProcessContent, surroundings: Surroundings): CardWords {
  const { t } = useTranslation();
  const text = useText();
  const nameOf = useStepName();
  return {
    t,
    text,
    minutes: (count) => minutesSaid(count, t),
    field: surroundings.fieldName,
    stepName: (key) => nameOf(stepOf(content, key)) || key,
    rule: (rule) => ruleSaid(rule, surroundings, t),
  };
}

const HOUR = 60;
const DAY = 480;

/** A span as people plan with it: 45 分钟, 4.5 工时, 2 工作日. */
function minutesSaid(count: number, t: CardWords["t"]): string {
  if (count < HOUR) return t("process.span.minutes", { count });
  if (count >= DAY && count % DAY === 0) return t("process.span.days", { count: count / DAY });
  return t("process.span.hours", { count: Math.round((count / HOUR) * 10) / 10 });
}

type Says = (rule: Record<string, unknown>, surroundings: Surroundings, t: CardWords["t"]) => string;

const RULES: Record<string, Says> = {
  team: (rule, { teams }) => teams.nameOf(String(rule.team ?? "")),
  role: (rule, { roleName }) => roleName(String(rule.role ?? "")),
  person: (rule) => String(rule.person ?? ""),
  field: (rule, { fieldName }, t) =>
    t("process.rule_said.field", { field: fieldName(String(rule.field ?? "")) }),
  on_shift: (rule, { teams }, t) =>
    t("process.rule_said.on_shift", { team: teams.nameOf(String(rule.team ?? "")) }),
  skill: (rule, _, t) => t("process.rule_said.skill", { skill: String(rule.skill ?? "") }),
  strategy: (rule, { teams }, t) =>
    t("process.rule_said.strategy", { team: teams.nameOf(String(rule.team ?? "")) }),
  department_head: (rule, _, t) =>
    t("process.rule_said.department_head", { count: Number(rule.level ?? rule.levels ?? 1) }),
};

const ruleSaid: Says = (rule, surroundings, t) => {
  const kind = String(rule.kind);
  return RULES[kind]?.(rule, surroundings, t) || t(`process.rule.${kind}`);
};
