import { useQueries, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Text, useText } from "@/lib/i18n";
import type { Fact, FactWords } from "@/ui/conditions/words";
import { recordFactsQuery, recordTypeFormQuery, recordTypesQuery } from "./api";

type FormField = { code: string; label: Text; kind: string; options?: { key: string; label: Text }[] };
const PEOPLE = ["member", "members"];
type Choice = { value: string; label: string };

/** The record types of an application that rules can be made for. */
export function useRecordTypes(application: string): Choice[] {
  const text = useText();
  const { data = [] } = useQuery(recordTypesQuery);
  return data
    .filter((one) => one.application === application && one.no !== null && one.is_active)
    .map((one) => ({ value: one.code, label: text(one.name) }));
}

/** What rules of one record type may ask, in words; with no type, of all types together. */
export function useRecordWords(application: string, type: string): FactWords {
  const { t } = useTranslation();
  const text = useText();
  const types = useRecordTypes(application);
  const codes = type ? [type] : types.map((one) => one.value);
  const asked = useQueries({ queries: codes.map((code) => recordFactsQuery(application, code)) });
  const forms = useQueries({ queries: codes.map(recordTypeFormQuery) });
  const facts = new Map(asked.flatMap((one) => one.data ?? []).map((one) => [one.key, one.type]));
  if (!type) facts.set("type", "text");
  const fields = new Map(
    forms.flatMap((one) => fieldsOf(one.data?.content)).map((field) => [`answers.${field.code}`, field]),
  );
  return {
    facts: [...facts].map(([key, kind]): Fact => ({ key, type: kind })),
    nameOf: (key) => {
      const field = fields.get(key);
      if (field) return text(field.label);
      return t(`facts.${key}`, { defaultValue: key.replace(/^answers\./, "") });
    },
    withChanges: true,
    peopleIn: [...fields].filter(([, field]) => PEOPLE.includes(field.kind)).map(([key]) => key),
    choicesOf: (key) =>
      key === "type"
        ? types
        : fields.get(key)?.options?.map((one) => ({ value: one.key, label: text(one.label) })),
  };
}

function fieldsOf(content: unknown): FormField[] {
  return (content as { fields?: FormField[] } | undefined)?.fields ?? [];
}
