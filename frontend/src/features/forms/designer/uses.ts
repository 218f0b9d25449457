import { queryOptions } from "@tanstack/react-query";
import { read } from "@/api/client";
import type { components } from "@/api/schema.gen";

type Schemas = components["schemas"];
export type Use = Schemas["UseOut"];
export type Effect = Schemas["EffectOut"];
export type Work = Schemas["FieldWorkOut"];

/** Everything that names one field: views, rules, processes, reports, other fields. */
export function usesQuery(form: string, field: string) {
  return queryOptions({
    queryKey: ["forms", form, "uses", field],
    queryFn: async () => {
      const found = await read<Schemas["FormUsesOut"]>("/forms/{code}/uses", {
        path: { code: form },
        query: { field },
      });
      return found.items.flatMap(({ uses }) => uses);
    },
    staleTime: 30_000,
    retry: false,
  });
}

/** What publishing the draft does to fields that hold, and where that is felt. */
export function effectsQuery(form: string) {
  return queryOptions({
    queryKey: ["forms", form, "effects"],
    queryFn: async () =>
      (await read<Schemas["EffectsOut"]>("/forms/{code}/draft/effects", { path: { code: form } })).items,
    staleTime: 0,
    retry: false,
  });
}

/** Records being gone through for a field; asked again while any of it runs. */
export function worksQuery(form: string) {
  return queryOptions({
    queryKey: ["forms", form, "works"],
    queryFn: () => read<Work[]>("/forms/{code}/field-works", { path: { code: form } }),
    refetchInterval: (query) => (query.state.data?.some(({ state }) => state === "running") ? 2_000 : false),
  });
}
