import { queryOptions, useQueries, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Text, useText } from "@/lib/i18n";
import type { Fact, FactWords } from "@/ui/conditions/words";
import { applicationsQuery, type Choice, ORGANIZATION, useCategoryNames } from "./choices";
import { read } from "./client";
import type { components } from "./schema.gen";

type Schemas = components["schemas"];
type FormField = { code: string; label: Text; options?: { key: string; label: Text }[] };

const MINUTES = 5 * 60_000;
const LEVELS = [1, 2, 3];
const PRIORITIES = [1, 2, 3, 4];
const CHANNELS = ["portal", "phone", "in_person", "email", "api", "import"];

function factsQuery(application: string, purpose?: "classify") {
  return queryOptions({
    queryKey: ["rule-facts", application, purpose ?? ""],
    queryFn: async () => {
      const told = await read<Schemas["FactsOut"]>("/rule-facts/{application}", {
        path: { application },
        query: purpose ? { purpose } : {},
      });
      return told.items;
    },
    staleTime: MINUTES,
  });
}

const departmentsQuery = queryOptions({
  queryKey: ["departments"],
  queryFn: () => read<Schemas["DepartmentOut"][]>("/departments"),
  staleTime: MINUTES,
});

function typeQuery(code: string) {
  return queryOptions({
    queryKey: ["work-order-type", code],
    queryFn: () => read<Schemas["TypeView"]>("/work-order-types/{code}", { path: { code } }),
    staleTime: MINUTES,
  });
}

/** What conditions of an application may ask about, in words: names of facts and of their values. */
export function useFactWords(application: string, purpose?: "classify"): FactWords {
  const { t } = useTranslation();
  const text = useText();
  const { data: facts = [] } = useQuery(factsQuery(application, purpose));
  const types = useTypes(application);
  const choices = useChoices(application, types);
  const fields = new Map(
    types.flatMap((type) => fieldsOf(type).map((field) => [`answers.${field.code}`, field])),
  );
  for (const [key, field] of fields) {
    if (field.options)
      choices.set(
        key,
        field.options.map((one) => ({ value: one.key, label: text(one.label) })),
      );
  }
  return {
    facts: facts.map((fact): Fact => ({ key: fact.key, type: fact.type })),
    nameOf: (key) => {
      const field = fields.get(key);
      if (field) return text(field.label);
      return t(`facts.${key}`, { defaultValue: key.replace(/^answers\./, "") });
    },
    choicesOf: (key) => choices.get(key),
  };
}

function useTypes(application: string): Schemas["TypeView"][] {
  const { data: applications = [] } = useQuery(applicationsQuery);
  const mine = applications.filter((one) => application === ORGANIZATION || one.code === application);
  const codes = mine.flatMap((one) => one.types.map((type) => type.code));
  const found = useQueries({ queries: codes.map(typeQuery) });
  return found.flatMap((one) => (one.data ? [one.data] : []));
}

function fieldsOf(type: Schemas["TypeView"]): FormField[] {
  const { fields } = type.form as { fields?: FormField[] };
  return fields ?? [];
}

function useChoices(application: string, types: readonly Schemas["TypeView"][]): Map<string, Choice[]> {
  const { t } = useTranslation();
  const text = useText();
  const categories = useCategoryNames(application);
  const { data: applications = [] } = useQuery(applicationsQuery);
  const { data: departments = [] } = useQuery(departmentsQuery);
  const named = (rows: readonly { code: string; name: Text }[]) =>
    rows.map((row) => ({ value: row.code, label: text(row.name) }));
  const situations = types.flatMap((type) =>
    type.situations.map((one) => ({ value: one.key, label: text(one.text) })),
  );
  return new Map<string, Choice[]>([
    ["category", categories.choices],
    ["application", named(applications)],
    ["type", named(types)],
    ["requester.department", named(departments)],
    ["situation", situations],
    ["channel", CHANNELS.map((channel) => ({ value: channel, label: t(`channel.${channel}`) }))],
    ["impact", LEVELS.map((level) => ({ value: String(level), label: t(`facts.impact_${level}`) }))],
    ["urgency", LEVELS.map((level) => ({ value: String(level), label: t(`facts.urgency_${level}`) }))],
    ["priority", PRIORITIES.map((level) => ({ value: String(level), label: `P${level}` }))],
  ]);
}
