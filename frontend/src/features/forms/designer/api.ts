import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { useChange } from "@/api/changing";
import { create, put, read } from "@/api/client";
import type { components } from "@/api/schema.gen";
import type { Text } from "@/lib/i18n";
import type { Answers } from "../definition";
import { contentOf, type FormContent } from "./content";

type Schemas = components["schemas"];
export type Form = Schemas["FormOut"];

/** `seen` is what the builder started from; empty when there was no draft yet. */
type Draft = { content: FormContent; seen: string };

/** Keeps a draft; the answer is the form with what is wrong with it. */
export function putDraft(code: string, body: Draft): Promise<Form> {
  return put<Form>("/forms/{code}/draft", { path: { code }, body });
}

export function readForm(code: string): Promise<Form> {
  return read<Form>("/forms/{code}", { path: { code } });
}

export type RecordType = Schemas["RecordTypeOut"];

/** The record types that a link may lead to. */
export const recordTypesQuery = queryOptions({
  queryKey: ["record-types"],
  queryFn: () => read<RecordType[]>("/record-types"),
  staleTime: 60_000,
});

export type Dictionary = Schemas["DictionaryOut"];

/** Lists of options that forms share. */
export const dictionariesQuery = queryOptions({
  queryKey: ["dictionaries"],
  queryFn: async () => (await read<Schemas["DictionariesOut"]>("/dictionaries")).items,
  staleTime: 60_000,
});

export type Trial = Schemas["FormTrialOut"];

/** The server's own judgement of sample answers by the draft; nothing is kept. */
export function tryAnswers(code: string, body: { answers: Answers; role: string }): Promise<Trial> {
  return create<Trial>("/forms/{code}/trial", { path: { code }, body });
}

export function useCreateForm() {
  return useChange((body: Schemas["FormIn"]) => create<Form>("/forms", { body }), [["forms"]]);
}

export function useRenameForm(code: string) {
  return useChange(
    (name: Text) => put<Form>("/forms/{code}/name", { path: { code }, body: { name } }),
    [["forms"]],
  );
}

export function usePublishForm(code: string) {
  const queries = useQueryClient();
  return useChange(async () => {
    const made = await create<Schemas["FormVersionNoOut"]>("/forms/{code}/versions", { path: { code } });
    await queries.invalidateQueries({ queryKey: ["forms", code, "content"] });
    return made;
  }, [["forms"]]);
}

/** What one published version asks; it never changes. */
export function versionContentQuery(code: string, no: number) {
  return queryOptions({
    queryKey: ["forms", code, "content", no],
    queryFn: async () =>
      contentOf(
        (await read<Schemas["FormContentOut"]>("/forms/{code}/versions/{no}", { path: { code, no } }))
          .content,
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
