import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { teamsQuery } from "@/features/accounts/directory";
import { useText } from "@/lib/i18n";
import { applicationsQuery, categoriesQuery } from "../api";
import type { FilterKey } from "../listing";

export type Choice = { value: string; label: string };

const STATUSES = ["new", "assigned", "in_progress", "waiting", "resolved", "closed", "cancelled"];
const CHANNELS = ["portal", "phone", "in_person", "email", "api", "import", "public"];
const DUES = ["late", "2h", "today", "later"];

/** Several values may be chosen. */
export const MULTIPLE: ReadonlySet<FilterKey> = new Set(["status", "priority"]);

/** What can be chosen for each filter, in words. */
export function useChoices(key: FilterKey): Choice[] | null {
  const { t } = useTranslation();
  const text = useText();
  const { data: teams = [] } = useQuery({ ...teamsQuery, enabled: key === "team" });
  const { data: applications = [] } = useQuery({
    ...applicationsQuery,
    enabled: key === "application" || key === "type",
  });
  const { data: categories = [] } = useQuery({ ...categoriesQuery(""), enabled: key === "category" });
  const choices: Partial<Record<FilterKey, () => Choice[]>> = {
    status: () => STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) })),
    priority: () => ["1", "2", "3", "4"].map((priority) => ({ value: priority, label: `P${priority}` })),
    channel: () => CHANNELS.map((channel) => ({ value: channel, label: t(`channel.${channel}`) })),
    due: () => DUES.map((due) => ({ value: due, label: t(`due.${due}`) })),
    vip: () => [{ value: "true", label: t("filter.yes") }],
    imported: () => [{ value: "true", label: t("filter.yes") }],
    team: () => teams.map((team) => ({ value: team.code, label: text(team.name) })),
    application: () =>
      applications.map((application) => ({ value: application.code, label: text(application.name) })),
    type: () =>
      applications.flatMap(({ types }) =>
        types.map((type) => ({ value: type.code, label: text(type.name) })),
      ),
    category: () => categories.map((category) => ({ value: category.code, label: text(category.name) })),
  };
  return choices[key]?.() ?? null;
}

/** A chosen value, said: 处理中、挂起. */
export function useValueWords(key: FilterKey, value: string): string {
  const { t } = useTranslation();
  const choices = useChoices(key);
  if (key === "assignee" && value === "none") return t("ui.nobody");
  if (!choices) return value;
  const labels = value.split(",").map((one) => choices.find((choice) => choice.value === one)?.label ?? one);
  if (labels.length <= 3) return labels.join(t("filter.comma"));
  return t("filter.several", { first: labels.slice(0, 2).join(t("filter.comma")), count: labels.length });
}
