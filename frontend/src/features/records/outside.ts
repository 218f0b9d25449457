import { useMemo } from "react";
import { create, type Query, read } from "@/api/client";
import type { components } from "@/api/schema.gen";
import type { Answer, FieldDefinition } from "@/features/forms/definition";
import type { Matching, Outside, RecordBrief, RecordMatch } from "@/features/forms/outside";
import { useFormOutside } from "@/features/forms/useFormOutside";
import type { Expression } from "@/lib/expressions/operation";
import type { Row, Rows } from "./types";

const MOST = 30;

/** What forms ask of records: links find, name and open them, defaults are taken from them. */
export function useRecordsOutside(): Outside {
  const around = useAskingRecords();
  return useMemo(
    () => ({ ...around, addressOfRecord: ({ record_type }, id) => `/data/${record_type}/${id}` }),
    [around],
  );
}

/** The same where records have no pages to be opened. */
export function useAskingRecords(): Outside {
  const around = useFormOutside();
  return useMemo(
    () => ({
      ...around,
      findRecords: ({ field, words, filter }) =>
        found(field, { q: words, limit: MOST, filter: filter ? JSON.stringify(filter) : "" }),
      recordsNamed: ({ field, ids }) => found(field, { filter: named(ids), limit: 200 }),
      matchRecords,
    }),
    [around],
  );
}

async function found(field: FieldDefinition, query: Query): Promise<RecordBrief[]> {
  const code = field.record_type ?? "";
  const shows = field.shows ?? [];
  const page = await read<Rows>("/record-types/{code}/records", { path: { code }, query });
  return page.items.map((row) => briefOf(row, shows));
}

async function matchRecords({ record_type, match, take }: Matching): Promise<RecordMatch[]> {
  const body = { match, take: [take] };
  const page = await create<components["schemas"]["MatchesOut"]>("/record-types/{code}/linkage", {
    path: { code: record_type },
    body,
  });
  return page.items.map(({ id, number, title, values, readings }) => ({
    id,
    title: title || number || `#${id}`,
    value: (values[take] ?? null) as Answer,
    reading: readings[take],
  }));
}

function named(ids: readonly number[]): string {
  const filter: Expression = {
    op: "in",
    args: [{ field: "record.id" }, { value: ids.map(String), type: "numbers" }],
  };
  return JSON.stringify(filter);
}

function briefOf(row: Row, shows: readonly string[]): RecordBrief {
  const said = shows.map((code) => row.texts[code] ?? "").filter(Boolean);
  return { id: row.id, title: row.title || row.number || `#${row.id}`, shows: said };
}
