import { type QueryClient, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Answer } from "@/features/forms/definition";
import { idsIn, remember } from "@/features/forms/people";
import { changeRecord, countQuery, groupsQuery, keepRow, recordQuery, renew, rowsQuery } from "./api";
import type { Column } from "./columns";
import { type Asked, type Listing, levelsText } from "./listing";
import type { Row } from "./types";

/**
 * The list as it is asked for. When only columns come, as much of it is loaded anew as there was, and shown until then,
 * so that one keeps one's place; columns that go are not asked for anew at all.
 */
function useInPlace(code: string, given: Asked): Asked {
  const queries = useQueryClient();
  const said = JSON.stringify(given);
  const asked = useMemo(() => JSON.parse(said) as Asked, [said]);
  const [settled, settle] = useState(asked);
  const isSame = JSON.stringify({ ...asked, columns: "" }) === JSON.stringify({ ...settled, columns: "" });
  const pages = isSame ? (queries.getQueryData(rowsQuery(code, settled).queryKey)?.pages.length ?? 0) : 0;
  const isCovered = isSame && pages > 0 && covers(settled.columns, asked.columns);
  const isAwaited = isSame && !isCovered && pages > 1 && pages <= MOST_AGAIN;
  useEffect(() => {
    if (isCovered) return;
    if (!isAwaited) return settle(asked);
    let isWanted = true;
    const done = () => isWanted && settle(asked);
    void queries.fetchInfiniteQuery({ ...rowsQuery(code, asked), pages }).then(done, done);
    return () => {
      isWanted = false;
    };
  }, [queries, code, asked, pages, isCovered, isAwaited]);
  return isCovered || isAwaited ? settled : asked;
}

const MOST_AGAIN = 40;

function covers(have = "", want = ""): boolean {
  const known = new Set(have.split(","));
  return want.split(",").every((code) => known.has(code));
}

/** The records of a list as far as they are loaded. */
export function useRows(code: string, wanted: Asked) {
  const asked = useInPlace(code, wanted);
  const found = useInfiniteQuery(rowsQuery(code, asked));
  const rows = useMemo(() => found.data?.pages.flatMap((page) => page.items) ?? [], [found.data]);
  return { found, rows };
}

export function useCount(code: string, asked: Asked): string {
  const { data } = useQuery(countQuery(code, { q: asked.q, filter: asked.filter }));
  if (!data) return "";
  return data.is_capped ? "10 000+" : String(data.count);
}

/** The groups of a list with what is worked out for each; the whole comes last. */
export function useGroups(code: string, asked: Asked, listing: Listing, summed: readonly string[]) {
  const by = levelsText(listing.levels) ?? "";
  const of = summed.map((field) => `sum:${field}`).join(",");
  const query = groupsQuery(code, { q: asked.q, filter: asked.filter }, { by, of });
  const { data } = useQuery({ ...query, enabled: by !== "" || of !== "" });
  return data;
}

/** The groups of one chart; without a chart nothing is asked for. */
export function useGroupsOf(code: string, asked: Asked, by = "", of = "") {
  const query = groupsQuery(code, { q: asked.q, filter: asked.filter }, { by, of });
  return useQuery({ ...query, enabled: by !== "" });
}

/** Columns whose figures may be added up. */
export function summable(columns: readonly Column[]): string[] {
  return columns
    .filter(({ field, isSortable }) => isSortable && ADDED.has(field.kind) && !field.percent)
    .filter(({ type }) => type === "number")
    .map(({ code }) => code);
}

const ADDED = new Set(["number", "money", "formula", "rollup"]);

/** What the server says of people's names is kept, so that inputs and conditions can say them too. */
export function rememberPeople(rows: readonly Row[], columns: readonly Column[]): void {
  const people = columns.filter(({ field, isOwn }) => field.kind === "member" && !isOwn);
  for (const row of rows) {
    for (const { code } of people) {
      const [id] = idsIn(row.answers[code] ?? null);
      const name = row.texts[code];
      if (id !== undefined && name) remember({ id, name, name_en: "" });
    }
  }
}

/** Saves single cells: at once on the screen, then at the server, one after the other for each record. */
export function useCellSaving(code: string) {
  const queries = useQueryClient();
  const underway = useRef(new Map<number, Promise<Row>>());
  return async (row: Row, column: Column, value: Answer): Promise<Row> => {
    keepRow(queries, code, withAnswer(row, column.code, value));
    const before = underway.current.get(row.id) ?? Promise.resolve(row);
    const saving = before.catch(() => row).then((latest) => save(queries, code, latest, column.code, value));
    underway.current.set(row.id, saving);
    try {
      return await saving;
    } catch (error) {
      keepRow(queries, code, row);
      throw error;
    } finally {
      if (underway.current.get(row.id) === saving) underway.current.delete(row.id);
    }
  };
}

async function save(
  queries: QueryClient,
  code: string,
  row: Row,
  field: string,
  value: Answer,
): Promise<Row> {
  const detail = await changeRecord(code, row.id, { [field]: value }, row.rev);
  keepRow(queries, code, detail.row);
  queries.setQueryData(recordQuery(code, row.id).queryKey, detail);
  void renew(queries, code, false);
  void queries.invalidateQueries({ queryKey: ["record", code, row.id, "history"] });
  return detail.row;
}

function withAnswer(row: Row, code: string, value: Answer): Row {
  const { [code]: _, ...texts } = row.texts;
  return { ...row, answers: { ...row.answers, [code]: value }, texts };
}

/** A record that changed may now belong to another list: those that are shown are asked for anew. */
export function useMoved(code: string): () => Promise<void> {
  const queries = useQueryClient();
  return () => renew(queries, code, true);
}
