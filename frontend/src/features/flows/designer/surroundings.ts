import { queryOptions, useQueries, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { ORGANIZATION, useTeamNames } from "@/api/choices";
import { read } from "@/api/client";
import { useFactWords } from "@/api/facts";
import type { components } from "@/api/schema.gen";
import { rolesQuery } from "@/features/accounts/api";
import { type Text, useText } from "@/lib/i18n";
import type { FactWords } from "@/ui/conditions/words";
import { processesQuery } from "../api";

type Schemas = components["schemas"];
export type TypeRow = Schemas["TypeBriefOut"];
export type FormField = {
  code: string;
  label: Text;
  kind: string;
  options?: { key: string; label: Text }[];
  columns?: FormField[];
  /** Of a link: whose records it names. */
  record_type?: string;
};
export type Choice = { value: string; label: string };
export type Candidate = Schemas["CandidateOut"];

const MINUTES = 5 * 60_000;
const LAYOUT = new Set(["section", "tab", "divider", "spacer", "description", "button", "iframe", "qr"]);

const typesQuery = queryOptions({
  queryKey: ["work-order-types"],
  queryFn: () => read<TypeRow[]>("/work-order-types"),
  staleTime: MINUTES,
});

function typeQuery(code: string) {
  return queryOptions({
    queryKey: ["work-order-type", code],
    queryFn: () => read<Schemas["TypeView"]>("/work-order-types/{code}", { path: { code } }),
    staleTime: MINUTES,
  });
}

const calendarsQuery = queryOptions({
  queryKey: ["calendars"],
  queryFn: async () => (await read<Schemas["CalendarsOut"]>("/calendars")).items,
  staleTime: MINUTES,
});

const recordTypesQuery = queryOptions({
  queryKey: ["record-types"],
  queryFn: () => read<Schemas["RecordTypeOut"][]>("/record-types"),
  staleTime: MINUTES,
});

function recordFormQuery(code: string) {
  return queryOptions({
    queryKey: ["record-type", code, "page"],
    queryFn: () => read<Schemas["RecordPageOut"]>("/record-types/{code}/page", { path: { code } }),
    staleTime: MINUTES,
  });
}

/** People by their user names, or found by a word: those a step may name. */
export function candidatesQuery(code: string, asked: { q?: string; usernames?: string }) {
  return queryOptions({
    queryKey: ["processes", code, "people", asked],
    queryFn: async ({ signal }) =>
      (
        await read<Schemas["CandidatesOut"]>("/processes/{code}/people", {
          path: { code },
          query: asked,
          signal,
        })
      ).items,
    staleTime: MINUTES,
  });
}

/** What a process may speak of: the fields of its forms, teams, roles, calendars, other processes. */
export type Surroundings = {
  types: readonly TypeRow[];
  fields: readonly FormField[];
  fieldName: (code: string) => string;
  facts: FactWords;
  teams: { nameOf: (code: string) => string; choices: Choice[] };
  roles: Choice[];
  roleName: (key: string) => string;
  calendars: Choice[];
  recordTypes: Choice[];
  processes: Choice[];
  orderTypes: Choice[];
};

const asIs = (code: string | null | undefined) => code ?? "";

/** For a drawing without settings: nothing has to be called anything. */
export const NOTHING_AROUND: Surroundings = {
  types: [],
  fields: [],
  fieldName: asIs,
  facts: { facts: [], nameOf: asIs, choicesOf: () => undefined },
  teams: { nameOf: asIs, choices: [] },
  roles: [],
  roleName: asIs,
  calendars: [],
  recordTypes: [],
  processes: [],
  orderTypes: [],
};

export function useSurroundings({ code, application }: { code: string; application: string }): Surroundings {
  const { t } = useTranslation();
  const text = useText();
  const facts = useFactWords(application || ORGANIZATION);
  const teams = useTeamNames();
  const { data: roles = [] } = useQuery(rolesQuery);
  const { data: calendars = [] } = useQuery(calendarsQuery);
  const { data: recordTypes = [] } = useQuery(recordTypesQuery);
  const { data: processes = [] } = useQuery(processesQuery);
  const { data: all = [] } = useQuery(typesQuery);
  const bound = all.filter((type) => type.process === code);
  const near = bound.length > 0 ? bound : all.filter((type) => type.application === application);
  const views = useQueries({ queries: near.filter(({ no }) => no > 0).map((type) => typeQuery(type.code)) });
  const age = views.map(({ dataUpdatedAt }) => dataUpdatedAt).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: as old as the answers are, not their list.
  const fields = useMemo(() => fieldsOf(views.flatMap(({ data }) => (data ? [data] : []))), [age]);
  const named = (rows: readonly { code: string; name: Text }[]) =>
    rows.map((row) => ({ value: row.code, label: text(row.name) }));
  return {
    types: bound,
    fields,
    fieldName: (field) =>
      text(fields.find((one) => one.code === field)?.label) || t(`facts.${field}`, { defaultValue: field }),
    facts,
    teams,
    roles: roles.map((role) => ({ value: role.key, label: text(role.name) })),
    roleName: (key) => text(roles.find((role) => role.key === key)?.name) || key,
    calendars: named(calendars),
    recordTypes: recordTypes.map((one) => ({ value: one.code, label: text(one.name) })),
    processes: named(processes.filter((one) => one.code !== code && one.application === application)),
    orderTypes: named(all.filter((one) => one.application === application)),
  };
}

/** What an action fills in: the fields of a record type, or of a type of orders. */
export type Target = { kind: "record" | "order"; code: string };

export function useTargetFields({ kind, code }: Target): readonly FormField[] {
  const record = useQuery({ ...recordFormQuery(code), enabled: kind === "record" && code !== "" });
  const order = useQuery({ ...typeQuery(code), enabled: kind === "order" && code !== "" });
  const form = kind === "record" ? record.data?.content : order.data?.form;
  const { fields = [] } = (form ?? {}) as { fields?: FormField[] };
  return fields.filter((field) => !LAYOUT.has(field.kind));
}

function fieldsOf(views: readonly Schemas["TypeView"][]): FormField[] {
  const found = new Map<string, FormField>();
  for (const view of views) {
    const { fields = [] } = view.form as { fields?: FormField[] };
    for (const field of fields) if (!LAYOUT.has(field.kind)) found.set(field.code, field);
  }
  return [...found.values()];
}
