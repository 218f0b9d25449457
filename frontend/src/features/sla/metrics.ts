import { useTranslation } from "react-i18next";

/** What can be promised to everybody; teams and stages come beside these. */
export const METRICS = [
  "first_response",
  "next_response",
  "update",
  "acceptance",
  "arrival",
  "resolution",
  "confirmation",
] as const;

export const PAUSES = [
  "waiting",
  "waiting:requester",
  "waiting:parts",
  "waiting:supplier",
  "waiting:agreed_date",
] as const;

/** A promise by its name: 首次响应, 团队 network, 阶段 assess. */
export function useMetricName(): (metric: string) => string {
  const { t } = useTranslation();
  return (metric) => {
    if (metric === "") return t("sla.metric_any");
    const [kind = "", name] = metric.split(":");
    return name === undefined ? t(`sla.metric_${kind}`) : t(`sla.metric_${kind}`, { name });
  };
}

/** When a clock rests: 等备件, 在阶段 assess. */
export function usePauseName(): (pause: string) => string {
  const { t } = useTranslation();
  return (pause) => {
    if (pause.startsWith("stage:")) return t("sla.pause_stage", { name: pause.slice(6) });
    return t(`sla.pause_${pause.replace("waiting:", "")}`, { defaultValue: pause });
  };
}
