import { useTranslation } from "react-i18next";
import { useCategoryNames, useTeamNames } from "@/api/choices";
import type { Difference } from "@/lib/differences";
import { comma, isText, useText } from "@/lib/i18n";
import type { Change } from "@/ui/Draft";

export type SayChange = (difference: Difference) => Change;

type Keyed = { key?: string; name?: unknown; category?: string };

const LISTS = ["rules", "modifiers", "keyword_sets"];

/** Says a difference between two rule sets in words: which entry, what of it, from what to what. */
export function useSaying(application: string, contents: readonly unknown[]): SayChange {
  const { t } = useTranslation();
  const text = useText();
  const teams = useTeamNames();
  const categories = useCategoryNames(application);

  function entryName(list: string, key: string): string {
    for (const content of contents) {
      const entries = (content as Record<string, Keyed[]> | null)?.[list] ?? [];
      const found = entries.find((entry) => entry.key === key);
      if (isText(found?.name)) return text(found.name);
      if (found?.category) return categories.nameOf(found.category);
    }
    return key;
  }

  const partName = (part: string) => (part ? t(`rules.part_${part}`, { defaultValue: part }) : "");

  function whereOf(path: readonly string[]): string {
    const [list = "", key = "", part = "", inside = ""] = path;
    if (list === "matrix" && part) {
      return t("rules.cell", { impact: t(`facts.impact_${key}`), urgency: t(`facts.urgency_${part}`) });
    }
    if (!LISTS.includes(list)) return [partName(list), partName(key)].filter(Boolean).join(": ");
    if (key === "" || key === "order") return `${partName(list)}: ${partName("order")}`;
    const word = part === "words" ? inside : "";
    return [entryName(list, key), partName(part), word].filter(Boolean).join(" · ");
  }

  const sayings: Record<string, (value: unknown) => string> = {
    priority: (value) => `P${value}`,
    team: (value) => teams.nameOf(String(value)),
    category: (value) => categories.nameOf(String(value)),
    strategy: (value) => t(`rules.strategy_${value}`),
  };

  function saidOf(value: unknown, path: readonly string[]): string {
    if (value === undefined || value === null) return "";
    if (typeof value === "boolean") return t(value ? "conditions.yes" : "conditions.no");
    if (typeof value === "object") return partsOf(value, path);
    const saying = sayings[path[0] === "matrix" ? "priority" : (path.at(-1) ?? "")];
    return saying ? saying(value) : String(value);
  }

  function partsOf(value: object, path: readonly string[]): string {
    if (isText(value)) return text(value);
    const isOrder = path.at(-1) === "order";
    if (LISTS.includes(path[0] ?? "") && path.length === 2 && !isOrder) return t("rules.whole");
    if (!Array.isArray(value)) return wordOf(value);
    if (isOrder) return value.map((key) => entryName(path[0] ?? "", String(key))).join(" → ");
    return value.map((one) => (typeof one === "string" ? one : wordOf(one))).join(comma());
  }

  function wordOf(value: unknown): string {
    const { word, weight } = (value ?? {}) as { word?: string; weight?: number };
    return word ? `${word} ${weight ?? ""}` : t("rules.condition");
  }

  return ({ path, before, after }) => ({
    where: whereOf(path),
    before: saidOf(before, path),
    after: after === undefined ? t("rules.gone") : saidOf(after, path),
  });
}
