import { useMemo } from "react";
import { type Query, read } from "@/api/client";
import type { FieldDefinition } from "@/features/forms/definition";
import type { Outside, RecordBrief } from "@/features/forms/outside";
import { useFormOutside } from "@/features/forms/useFormOutside";
import type { Expression } from "@/lib/expressions/operation";
import type { Row, Rows } from "./types";

const MOST = 30;

/** What forms ask of records: links find, name and open them. */
export function useRecordsOutside(): Outside {
  const around = useFormOutside();
  return useMemo(
    () => ({
      ...around,
      findRecords: ({ field, words }) => found(field, { q: words, limit: MOST }),
      recordsNamed: ({ field, ids }) => found(field, { filter: named(ids), limit: 200 }),
      addressOfRecord: ({ record_type }, id) => `/data/${record_type}/${id}`,
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
