import { useTranslation } from "react-i18next";
import { hoursMinutes } from "@/lib/dates";
import { useText } from "@/lib/i18n";
import type { Level } from "../ladder";
import { useMetricName } from "../metrics";

export function useWhomName(): (whom: string) => string {
  const { t } = useTranslation();
  return (whom) =>
    whom.startsWith("role:") ? t("sla.whom_role", { name: whom.slice(5) }) : t(`sla.whom_${whom}`);
}

/** A level as a sentence: 解决到期前 0:30，通知组长. */
export function useSayLevel(): (level: Level) => string {
  const { t } = useTranslation();
  const text = useText();
  const nameOf = useMetricName();
  const whomOf = useWhomName();
  return (level) => {
    const facts = { time: hoursMinutes(level.minutes), metric: nameOf(level.metric) };
    const when = level.minutes === 0 ? "sla.say_due" : level.before ? "sla.say_before" : "sla.say_after";
    const parts = [t(when, facts)];
    if (level.whom.length > 0)
      parts.push(t("sla.say_tell", { people: level.whom.map(whomOf).join(t("sla.and")) }));
    if (level.do !== "notify")
      parts.push([t(`sla.do_${level.do}`), level.do === "subtask" ? text(level.title) : ""].join(" ").trim());
    if (level.repeat_minutes > 0)
      parts.push(t("sla.say_repeat", { time: hoursMinutes(level.repeat_minutes) }));
    return parts.join(t("why.comma"));
  };
}
