import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { read } from "@/api/client";
import type { components } from "@/api/schema.gen";
import { type Me, meQuery } from "@/api/session";
import { nameHere } from "@/lib/i18n";
import type { Branch, FieldDefinition, FieldOption } from "./definition";
import type { Outside } from "./outside";

type Schemas = components["schemas"];

const MOST_RECORDS = 200;

/** What every page knows of the world around a form: who fills it in, and the options kept elsewhere. */
export function useFormOutside(): Outside {
  const me = useQueryClient().getQueryData<Me | null>(meQuery.queryKey);
  return useMemo(
    () => ({ optionsOf, treeOf, signer: me ? { id: me.person.id, name: nameHere(me.person) } : null }),
    [me],
  );
}

async function optionsOf(field: FieldDefinition): Promise<FieldOption[]> {
  const type = recordTypeOf(field.source);
  if (type) return recordOptions(type);
  return field.dictionary ? ((await dictionary(field.dictionary)) as FieldOption[]) : [];
}

async function treeOf(field: FieldDefinition): Promise<Branch[]> {
  return field.dictionary ? ((await dictionary(field.dictionary)) as Branch[]) : [];
}

async function dictionary(code: string): Promise<unknown> {
  const found = await read<Schemas["DictionaryOut"]>("/dictionaries/{code}", { path: { code } });
  return found.options;
}

/** Records to choose from, stored by their ids. */
async function recordOptions(code: string): Promise<FieldOption[]> {
  const found = await read<Schemas["RowsOut"]>("/record-types/{code}/records", {
    path: { code },
    query: { limit: MOST_RECORDS },
  });
  return found.items.map(({ id, title, number }) => ({
    key: String(id),
    label: { "zh-CN": title || number || `#${id}` },
  }));
}

function recordTypeOf(source: unknown): string | null {
  const type =
    typeof source === "object" && source !== null && "record_type" in source ? source.record_type : null;
  return typeof type === "string" ? type : null;
}
