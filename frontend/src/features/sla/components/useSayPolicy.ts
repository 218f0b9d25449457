import { useTranslation } from "react-i18next";
import { hoursMinutes } from "@/lib/dates";
import type { Difference } from "@/lib/differences";
import { isText, useText } from "@/lib/i18n";
import type { Change } from "@/ui/Draft";
import type { PolicyContent } from "../api";
import { useMetricName } from "../metrics";

/** Says what differs between two sets of policies: 标准 · 解决 P1: 8:00 → 4:00. */
export function useSayPolicy(
  contents: readonly (PolicyContent | null | undefined)[],
): (difference: Difference) => Change {
  const { t } = useTranslation();
  const text = useText();
  const metricOf = useMetricName();
  const nameOf = (key: string) =>
    contents.flatMap((content) => content?.policies ?? []).find((policy) => policy.key === key)?.name;

  function whereOf(path: readonly string[]): string {
    const [, key = "", part = "", metric = "", priority = ""] = path;
    if (key === "order") return t("rules.part_order");
    const words = [text(nameOf(key)) || key];
    if (part === "targets" && metric) words.push(`${metricOf(metric)}${priority ? ` P${priority}` : ""}`);
    else if (part) words.push(t(`sla.part_${part}`, { defaultValue: part }));
    return words.join(" · ");
  }

  function saidOf(value: unknown, path: readonly string[]): string {
    if (value === undefined || value === null) return "";
    if (path[2] === "targets" && typeof value === "number") return hoursMinutes(value);
    if (isText(value)) return text(value);
    if (Array.isArray(value))
      return value.map((one) => (path[1] === "order" ? text(nameOf(String(one))) : String(one))).join(" → ");
    if (typeof value === "object") return t(path.length === 2 ? "rules.whole" : "rules.condition");
    return String(value);
  }

  return ({ path, before, after }) => ({
    where: whereOf(path),
    before: saidOf(before, path),
    after: after === undefined ? t("rules.gone") : saidOf(after, path),
  });
}
