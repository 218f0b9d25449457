import { useTranslation } from "react-i18next";
import { useApplicationNames } from "@/api/choices";
import { useDates } from "@/lib/dates";
import { hasText, isText, useText } from "@/lib/i18n";
import { type Detail, isNothing } from "./details";

export type Worded = { name: string; before: string | null; after: string };

/** Codes that the pages have words for, by the fact they stand in. */
const WORDS: Readonly<Record<string, string>> = {
  status: "status.",
  channel: "channel.",
  metric: "metric.long_",
  impact: "grade.",
  urgency: "grade.",
  purpose: "purpose.",
  scope: "scopes.accounts.",
  permissions: "permissions.accounts.",
  how: "closed_how.",
  reason: "waiting_reason.",
  verdict: "approval.state_",
};
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const KILO = 1024;
const MINUTE = 60;

/** Says what an entry tells in words: the name of each fact, and its value as people read it. */
export function useFactWords(event: string): (detail: Detail) => Worded {
  const { t } = useTranslation();
  const text = useText();
  const dates = useDates();
  const applicationName = useApplicationNames();

  const nameOf = (name: string) =>
    name === "" ? t("audit.changed_to") : t(`audit.fact.${name}`, { defaultValue: name });
  const ofCode = (name: string, code: string) => {
    if (name === "application") return applicationName(code);
    const place = name === "" && event === "workorders.status_changed" ? "status" : name;
    const key = `${WORDS[place]}${code.split(":")[0]}`;
    return WORDS[place] !== undefined && hasText(key) ? t(key) : code;
  };
  const ofNumber = (name: string, value: number) => {
    if (name.endsWith("_seconds")) return t("audit.minutes", { count: Math.round(value / MINUTE) });
    if (name.endsWith("minutes")) return t("audit.minutes", { count: value });
    if (name === "byte_size") return `${Math.max(1, Math.round(value / KILO))} KB`;
    return name === "priority" ? `P${value}` : ofCode(name, String(value));
  };
  const ofOne = (name: string, value: unknown): string => {
    if (typeof value === "boolean") return t(value ? "audit.yes" : "audit.no");
    if (typeof value === "number") return ofNumber(name, value);
    const words = String(value);
    return MOMENT.test(words) ? dates.full(words) : ofCode(name, words);
  };
  const said = (name: string, value: unknown): string => {
    if (isNothing(value)) return t("audit.nothing");
    if (typeof value !== "object" || value === null) return ofOne(name, value);
    if (isText(value)) return text(value);
    const parts = Object.values(value);
    const isList = Array.isArray(value) && parts.every((one) => typeof one !== "object");
    return isList
      ? parts.map((one) => ofOne(name, one)).join(t("filter.comma"))
      : t("audit.many", { count: parts.length });
  };
  return ({ name, before, after }) => ({
    name: nameOf(name),
    before: before === undefined ? null : said(name, before),
    after: said(name, after),
  });
}
