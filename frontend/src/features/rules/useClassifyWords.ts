import { useTranslation } from "react-i18next";
import { ORGANIZATION, useCategoryNames } from "@/api/choices";
import { useFactWords } from "@/api/facts";
import type { FactWords } from "@/ui/conditions/words";
import { useRuleSet } from "./api";
import type { KeywordContent } from "./content";

const WEIGHT = "words.";

/** What rules of classification may ask: also how much each keyword set weighs, by its category. */
export function useClassifyWords(application: string): FactWords {
  const { t } = useTranslation();
  const words = useFactWords(application, "classify");
  const categories = useCategoryNames(application);
  const own = useRuleSet(application, "keywords");
  const above = useRuleSet(ORGANIZATION, "keywords");
  const content = (own.data?.content ?? above.data?.content ?? null) as KeywordContent | null;
  function nameOf(key: string): string {
    if (!key.startsWith(WEIGHT)) return words.nameOf(key);
    const set = content?.keyword_sets.find((one) => `${WEIGHT}${one.key}` === key);
    return t("rules.weight_of_set", { name: set ? categories.nameOf(set.category) : key });
  }
  return { ...words, nameOf };
}
