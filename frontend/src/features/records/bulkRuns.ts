import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { create, put, read, remove } from "@/api/client";
import type { components } from "@/api/schema.gen";
import type { Answers } from "@/features/forms/definition";
import type { Expression } from "@/lib/expressions/operation";
import type { Asked } from "./listing";

type Schemas = components["schemas"];

/** The same done to all that a list matches; it goes on whether a page is open or not. */
export type BulkRun = Omit<
  Schemas["BulkRunValue"],
  "state" | "act" | "answers" | "wanted" | "problems" | "failure"
> & {
  state: "checking" | "running" | "checked" | "done" | "stopped" | "failed";
  act: "change" | "delete";
  answers: Answers;
  wanted: { filter: Expression | null; q: string };
  problems: { id: number; title: string; path: string; code: string; facts?: Record<string, unknown> }[];
  failure: { code: string; facts: Record<string, unknown> } | null;
};

const SOON = 1500;

export function isUnderway(run: BulkRun | undefined): boolean {
  return run?.state === "checking" || run?.state === "running";
}

export function bulkRunQuery(id: number) {
  return queryOptions({
    queryKey: ["bulk-run", id],
    queryFn: () => read<BulkRun>("/record-bulk-runs/{bulk_run_id}", { path: { bulk_run_id: id } }),
    refetchInterval: ({ state }) => (isUnderway(state.data) ? SOON : false),
  });
}

/** One's own newest runs over a type, asked again while one of them is under way. */
export function bulkRunsQuery(code: string) {
  return queryOptions({
    queryKey: ["bulk-runs", code],
    queryFn: () => read<BulkRun[]>("/record-types/{code}/bulk-runs", { path: { code } }),
    refetchInterval: ({ state }) => (state.data?.some(isUnderway) ? SOON : false),
  });
}

/** How far it is, as figures are read. */
export function farOf({ gone_through, total }: BulkRun): { done: string; total: string } {
  return { done: gone_through.toLocaleString("en"), total: total.toLocaleString("en") };
}

type Wanted = { act: BulkRun["act"]; answers: Answers; asked: Asked };

export function beginBulkRun(code: string, { act, answers, asked }: Wanted): Promise<BulkRun> {
  const list = { filter: asked.filter ?? "", q: asked.q ?? "" };
  return create<BulkRun>("/record-types/{code}/bulk-runs", {
    path: { code },
    body: { act, answers, ...list, is_trial: true },
  });
}

export function doBulkRun(id: number): Promise<BulkRun> {
  return put<BulkRun>("/record-bulk-runs/{bulk_run_id}/run", {
    path: { bulk_run_id: id },
    body: { is_trial: false },
  });
}

export function stopBulkRun(id: number): Promise<BulkRun> {
  return remove<BulkRun>("/record-bulk-runs/{bulk_run_id}/run", { path: { bulk_run_id: id } });
}

export function keepBulkRun(queries: QueryClient, run: BulkRun): void {
  queries.setQueryData(bulkRunQuery(run.id).queryKey, run);
  void queries.invalidateQueries({ queryKey: ["bulk-runs", run.record_type] });
}
