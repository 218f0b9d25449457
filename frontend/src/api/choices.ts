import { queryOptions, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Text, useText } from "@/lib/i18n";
import { read } from "./client";
import type { components } from "./schema.gen";

/** What many pages let people choose from, read once. */

export type Application = components["schemas"]["ApplicationCard"];
export type Category = components["schemas"]["CategoryValue"];
export type Team = components["schemas"]["TeamOut"];
export type Choice = { value: string; label: string };

const MINUTES = 5 * 60_000;

/** Stands for the organization where an application's code is asked for. */
export const ORGANIZATION = "-";

export const applicationsQuery = queryOptions({
  queryKey: ["applications"],
  queryFn: () => read<Application[]>("/applications"),
  staleTime: MINUTES,
});

/** With those switched off: for administrators. */
export const everyApplicationQuery = queryOptions({
  queryKey: ["applications", "every"],
  queryFn: () => read<Application[]>("/applications?with_inactive=true"),
  staleTime: MINUTES,
});

export const categoriesQuery = queryOptions({
  queryKey: ["categories", "all"],
  queryFn: () => read<Category[]>("/categories"),
  staleTime: MINUTES,
});

export const teamsQuery = queryOptions({
  queryKey: ["teams"],
  queryFn: () => read<Team[]>("/teams"),
  staleTime: MINUTES,
});

/** Says codes as names; a code nobody knows is shown as it is. */
export type Naming = (code: string | null | undefined) => string;

function useNaming(rows: readonly { code: string; name: Text }[]): Naming {
  const text = useText();
  return (code) => {
    const found = rows.find((row) => row.code === code);
    return found ? text(found.name) : (code ?? "");
  };
}

/** An application's name by its code; the organization has none. */
export function useApplicationNames(): Naming {
  const { t } = useTranslation();
  const { data = [] } = useQuery(applicationsQuery);
  const nameOf = useNaming(data);
  return (code) => (code ? nameOf(code) : t("build.organization"));
}

export function useTeamNames(): { nameOf: Naming; choices: Choice[] } {
  const { data = [] } = useQuery(teamsQuery);
  const nameOf = useNaming(data);
  return {
    nameOf,
    choices: data
      .filter((team) => team.is_active)
      .map((team) => ({ value: team.code, label: nameOf(team.code) })),
  };
}

/** Categories named with what they lie in: 网络故障 / 无线网络. */
export function useCategoryNames(application: string): { nameOf: Naming; choices: Choice[] } {
  const { data = [] } = useQuery(categoriesQuery);
  const text = useText();
  const byId = new Map(data.map((category) => [category.id, category]));
  const nameOf: Naming = (code) => {
    const found = data.find((category) => category.code === code);
    if (!found) return code ?? "";
    const above = found.parent_id === null ? undefined : byId.get(found.parent_id);
    return above ? `${text(above.name)} / ${text(found.name)}` : text(found.name);
  };
  const mine = data.filter(
    (category) =>
      category.is_active && (application === ORGANIZATION || category.application === application),
  );
  const choices = mine.map((category) => ({ value: category.code, label: nameOf(category.code) }));
  return { nameOf, choices: choices.sort((one, other) => one.label.localeCompare(other.label, "zh")) };
}
