import {
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
} from "@tanstack/react-query";
import { address, create, put, type Query, read, remove } from "@/api/client";
import type { Answer, Answers } from "@/features/forms/definition";
import { currentLanguage } from "@/lib/i18n";
import type { Asked } from "./listing";
import type {
  Count,
  GroupOfRecords,
  Happened,
  NewRecordType,
  Outcome,
  RecordDetail,
  RecordRuleButton,
  RecordType,
  Row,
  Rows,
  SavedView,
  TypePage,
} from "./types";

const PAGE = 100;
const MINUTE = 60_000;
/** More pages than this are not asked for anew only because a window came to the front. */
const MOST_RENEWED = 4;

export const typesQuery = queryOptions({
  queryKey: ["record-types"],
  queryFn: () => read<RecordType[]>("/record-types"),
  staleTime: MINUTE,
});

export function pageQuery(code: string) {
  return queryOptions({
    queryKey: ["record-type", code, "page"],
    queryFn: () => read<TypePage>("/record-types/{code}/page", { path: { code } }),
    staleTime: MINUTE,
  });
}

export function rowsQuery(code: string, asked: Asked, limit = PAGE) {
  return infiniteQueryOptions({
    queryKey: ["records", code, "rows", { ...asked, limit }],
    queryFn: ({ pageParam, signal }) =>
      read<Rows>("/record-types/{code}/records", {
        path: { code },
        query: { ...asked, cursor: pageParam, limit } as Query,
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: MINUTE,
    refetchOnWindowFocus: ({ state }) => (state.data?.pages.length ?? 0) <= MOST_RENEWED,
  });
}

export function countQuery(code: string, asked: Asked) {
  return queryOptions({
    queryKey: ["records", code, "count", asked],
    queryFn: ({ signal }) =>
      read<Count>("/record-types/{code}/count", { path: { code }, query: asked as Query, signal }),
    placeholderData: keepPreviousData,
    staleTime: MINUTE,
  });
}

/** `by` as `level,since:month`, `of` as `sum:credit`. */
export function groupsQuery(code: string, asked: Asked, { by, of }: { by: string; of: string }) {
  return queryOptions({
    queryKey: ["records", code, "groups", asked, by, of],
    queryFn: async ({ signal }) => {
      const query = { ...asked, by, of } as Query;
      const found = await read<{ items: GroupOfRecords[] }>("/record-types/{code}/groups", {
        path: { code },
        query,
        signal,
      });
      return found.items;
    },
    placeholderData: keepPreviousData,
    staleTime: MINUTE,
  });
}

export function recordQuery(code: string, id: number) {
  return queryOptions({
    queryKey: ["record", code, id],
    queryFn: ({ signal }) =>
      read<RecordDetail>("/record-types/{code}/records/{record_id}", {
        path: { code, record_id: id },
        signal,
      }),
  });
}

/** The buttons that rules put on a record; asked anew whenever it was changed. */
export function ruleButtonsQuery(code: string, id: number, rev: number) {
  return queryOptions({
    queryKey: ["record", code, id, "rule-buttons", rev],
    queryFn: () =>
      read<RecordRuleButton[]>("/record-types/{code}/records/{record_id}/rule-buttons", {
        path: { code, record_id: id },
      }),
  });
}

export function pressRuleButton(code: string, id: number, rule: string) {
  return create<{ rules: string[] }>("/record-types/{code}/records/{record_id}/rule-buttons", {
    path: { code, record_id: id },
    body: { rule },
  });
}

export function historyQuery(code: string, id: number) {
  return queryOptions({
    queryKey: ["record", code, id, "history"],
    queryFn: async () => {
      const path = { code, record_id: id };
      const found = await read<{ items: Happened[] }>("/record-types/{code}/records/{record_id}/history", {
        path,
      });
      return found.items;
    },
  });
}

export function createRecord(
  code: string,
  answers: Answers,
  parameters: Record<string, string>,
): Promise<RecordDetail> {
  return create<RecordDetail>("/record-types/{code}/records", {
    path: { code },
    body: { answers, parameters },
  });
}

export function changeRecord(code: string, id: number, answers: Answers, rev: number): Promise<RecordDetail> {
  return put<RecordDetail>("/record-types/{code}/records/{record_id}", {
    path: { code, record_id: id },
    body: { answers, rev },
  });
}

export function deleteRecord(code: string, id: number): Promise<void> {
  return remove("/record-types/{code}/records/{record_id}", { path: { code, record_id: id } });
}

export function restoreRecord(code: string, id: number): Promise<RecordDetail> {
  return put<RecordDetail>("/record-types/{code}/bin/{record_id}/restoration", {
    path: { code, record_id: id },
  });
}

export function purgeRecord(code: string, id: number): Promise<void> {
  return remove("/record-types/{code}/bin/{record_id}", { path: { code, record_id: id } });
}

export function copyRecord(code: string, id: number): Promise<RecordDetail> {
  return create<RecordDetail>("/record-types/{code}/records/{record_id}/copies", {
    path: { code, record_id: id },
  });
}

/** A sensitive answer, whole; that it was seen is kept. */
export async function revealAnswer(code: string, id: number, field: string): Promise<Answer> {
  const told = await create<{ value: Answer }>("/record-types/{code}/records/{record_id}/reveals", {
    path: { code, record_id: id },
    body: { field },
  });
  return told.value;
}

export async function bulkChange(
  code: string,
  { ids, answers, isTrial }: { ids: readonly number[]; answers: Answers; isTrial: boolean },
): Promise<Outcome[]> {
  const told = await create<{ items: Outcome[] }>("/record-types/{code}/bulk-changes", {
    path: { code },
    body: { ids, answers, is_trial: isTrial },
  });
  return told.items;
}

export const FORMATS = ["xlsx", "csv"] as const;
export type Format = (typeof FORMATS)[number];

/** Where the list is fetched as a table, in the language of the screen. */
export function exportAddress(
  code: string,
  asked: Asked,
  { columns, format }: { columns: readonly string[]; format: Format },
): string {
  const how = { columns: columns.join(","), format, language: currentLanguage() };
  return address(`/record-types/${code}/export`, { ...asked, ...how });
}

export function createType(body: NewRecordType): Promise<RecordType> {
  return create<RecordType>("/record-types", { body });
}

/** The type takes the newest published form from now on. */
export function publishType(code: string, content: Record<string, unknown>): Promise<RecordType> {
  return create<RecordType>("/record-types/{code}/versions", { path: { code }, body: { content } });
}

export async function newestContent(code: string): Promise<Record<string, unknown>> {
  const versions = await read<{ content: Record<string, unknown> }[]>("/record-types/{code}/versions", {
    path: { code },
  });
  return versions[0]?.content ?? { format: 1 };
}

export function subjectOf(code: string): string {
  return `record:${code}`;
}

export function viewsQuery(code: string) {
  return queryOptions({
    queryKey: ["saved-views", subjectOf(code)],
    queryFn: () => read<SavedView[]>("/saved-views", { query: { subject: subjectOf(code) } }),
    staleTime: MINUTE,
  });
}

/** Puts a record as the server has it now into every list that shows it, without asking for the lists again. */
export function keepRow(queries: QueryClient, code: string, row: Row): void {
  type Loaded = { pages: Rows[]; pageParams: unknown[] };
  queries.setQueriesData<Loaded>({ queryKey: ["records", code, "rows"] }, (loaded) => {
    if (!loaded?.pages.some((page) => page.items.some(({ id }) => id === row.id))) return loaded;
    const pages = loaded.pages.map((page) => ({
      ...page,
      items: page.items.map((old) => (old.id === row.id ? row : old)),
    }));
    return { ...loaded, pages };
  });
}

/** Counts and groups follow what was changed; lists are only asked anew when records came or went. */
export async function renew(queries: QueryClient, code: string, hasLists: boolean): Promise<void> {
  const kinds = hasLists ? ["rows", "count", "groups"] : ["count", "groups"];
  await Promise.all(kinds.map((kind) => queries.invalidateQueries({ queryKey: ["records", code, kind] })));
}
