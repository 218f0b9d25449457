import { useTranslation } from "react-i18next";
import type { FactWords } from "@/ui/conditions/words";
import { useIsForRecords } from "../area";
import { PEOPLE } from "../content";

type Part = { value: string; label: string };

/** The parts people play: in an order, or around a record, where answers may name people too. */
export function usePeopleParts(words: FactWords): Part[] {
  const { t } = useTranslation();
  const isForRecords = useIsForRecords();
  if (!isForRecords) return PEOPLE.map((part) => ({ value: part, label: t(`triggers.people_${part}`) }));
  const naming = words.facts.filter(
    (fact) => fact.key.startsWith("answers.") && words.peopleIn?.includes(fact.key),
  );
  return [
    { value: "creator", label: t("recordRules.people_creator") },
    ...naming.map((fact) => ({
      value: fact.key,
      label: t("recordRules.people_answer", { field: words.nameOf(fact.key) }),
    })),
  ];
}
