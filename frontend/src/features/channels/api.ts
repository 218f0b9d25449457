import { queryOptions } from "@tanstack/react-query";
import { useAct, useChange } from "@/api/changing";
import { address, create, put, read } from "@/api/client";
import type { components } from "@/api/schema.gen";
import type { Mapping } from "./mapping";

type Schemas = components["schemas"];
export type ImportBrief = Schemas["ImportBriefOut"];
export type Column = Schemas["ColumnOut"];
export type Profile = Omit<Schemas["ProfileOut"], "content"> & { content: Mapping };
export type ImportState = "draft" | "checking" | "checked" | "running" | "done" | "cancelled" | "failed";
export type Import = Omit<Schemas["ImportOut"], "mapping" | "state"> & {
  mapping: Mapping;
  state: ImportState;
};

const LIST = ["imports"] as const;
const BUSY: readonly string[] = ["checking", "running"];
const EVERY = 1000;

export function isBusy(state: string): boolean {
  return BUSY.includes(state);
}

export const importsQuery = queryOptions({
  queryKey: [...LIST, "list"],
  queryFn: () => read<ImportBrief[]>("/imports"),
  refetchInterval: (query) => (query.state.data?.some((one) => isBusy(one.state)) ? EVERY * 2 : false),
});

/** One import; asked for every second while it is at work. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: [...LIST, "one", id],
    queryFn: () => read<Import>("/imports/{id}", { path: { id } }),
    refetchInterval: (query) => (query.state.data && isBusy(query.state.data.state) ? EVERY : false),
  });

export const profilesQuery = queryOptions({
  queryKey: ["import-profiles"],
  queryFn: () => read<Profile[]>("/import-profiles"),
});

export function useBeginImport() {
  return useChange((body: Schemas["ImportIn"]) => create<Import>("/imports", { body }), [LIST]);
}

/** Says what the columns stand for, then has the whole file tried. */
export function useTry(id: number) {
  return useChange(
    async (mapping: { content: Mapping; profile: string }) => {
      const path = { id };
      await put<Import>("/imports/{id}/mapping", { path, body: mapping });
      return create<Import>("/imports/{id}/trial", { path });
    },
    [LIST],
  );
}

/** Reads the file again with another encoding, delimiter or profile. */
export function useRemap(id: number) {
  return useChange(
    (mapping: { content: Mapping; profile: string }) =>
      put<Import>("/imports/{id}/mapping", { path: { id }, body: mapping }),
    [LIST],
  );
}

export function useRun(id: number) {
  return useAct(() => create<Import>("/imports/{id}/run", { path: { id } }), [LIST]);
}

export function useCancel(id: number) {
  return useAct(() => put<Import>("/imports/{id}/cancellation", { path: { id } }), [LIST]);
}

export function useSaveProfile() {
  return useChange(
    ({ key, ...body }: { key: string; name: Record<string, string>; content: Mapping }) =>
      put<Profile>("/import-profiles/{key}", { path: { key }, body }),
    [["import-profiles"]],
  );
}

export function rejectedAddress(id: number): string {
  return address(`/imports/${id}/rejected`);
}
