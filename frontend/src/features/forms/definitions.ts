import { queryOptions } from "@tanstack/react-query";
import { read } from "@/api/client";
import type { components } from "@/api/schema.gen";
import type { FieldDefinition } from "./definition";

type Schemas = components["schemas"];

/** Forms as their builders see them. */
export const formsQuery = queryOptions({
  queryKey: ["forms"],
  queryFn: async () => (await read<Schemas["FormsOut"]>("/forms")).items,
});

export function formQuery(code: string) {
  return queryOptions({
    queryKey: ["forms", code],
    queryFn: () => read<Schemas["FormOut"]>("/forms/{code}", { path: { code } }),
  });
}

export function formVersionsQuery(code: string) {
  return queryOptions({
    queryKey: ["forms", code, "versions"],
    queryFn: async () =>
      (await read<Schemas["FormVersionsOut"]>("/forms/{code}/versions", { path: { code } })).items,
  });
}

export function fieldsIn(content: unknown): FieldDefinition[] {
  const { fields } = (content ?? {}) as { fields?: FieldDefinition[] };
  return fields ?? [];
}
