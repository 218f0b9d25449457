import { queryOptions } from "@tanstack/react-query";
import { useAct, useChange } from "@/api/changing";
import { create, put, read } from "@/api/client";
import type { components } from "@/api/schema.gen";

type Schemas = components["schemas"];
export type FormLink = Schemas["FormLinkValue"];
export type LinkField = Schemas["LinkField"];
export type LinkFacts = Schemas["FormLinkChangeIn"];
export type NewLink = Schemas["FormLinkIn"];
export type Target = NewLink["target"];

const LINKS = ["form-links"] as const;

export const formLinksQuery = queryOptions({
  queryKey: [...LINKS, "list"],
  queryFn: () => read<FormLink[]>("/form-links"),
});

/** What a link to a type might ask. */
export const linkFieldsQuery = (target: Target, type: string) =>
  queryOptions({
    queryKey: [...LINKS, "fields", target, type],
    queryFn: () => read<LinkField[]>("/form-links/fields", { query: { target, type } }),
    enabled: type !== "",
  });

/** Opens a link, or says anew what one asks. */
export function useKeepLink(id: number | undefined) {
  return useChange(
    ({ target, code, is_open, rev, ...facts }: NewLink & LinkFacts) => {
      if (id === undefined) return create<FormLink>("/form-links", { body: { ...facts, target, code } });
      const body = { ...facts, is_open, rev };
      return put<FormLink>("/form-links/{link_id}", { path: { link_id: id }, body });
    },
    [LINKS],
  );
}

export function useChangeLink(id: number) {
  return useChange(
    (body: LinkFacts) => put<FormLink>("/form-links/{link_id}", { path: { link_id: id }, body }),
    [LINKS],
  );
}

export function useRenewLink(id: number) {
  return useAct(() => create<FormLink>("/form-links/{link_id}/renewals", { path: { link_id: id } }), [LINKS]);
}

/** The link as it is, to be said anew with something else. */
export function factsOf(link: FormLink): LinkFacts {
  const { name, intro, fields, expires_at, per_hour, is_open, rev } = link;
  return { name, intro, fields, expires_at, per_hour, is_open, rev };
}
