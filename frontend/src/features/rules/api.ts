import { queryOptions, useQuery } from "@tanstack/react-query";
import { useAct, useChange } from "@/api/changing";
import { address, create, put, read, remove, upload } from "@/api/client";
import { Problem } from "@/api/problem";
import type { components } from "@/api/schema.gen";
import type { Purpose } from "./content";

type Schemas = components["schemas"];
export type RuleSet = Schemas["RuleSetOut"];
export type Trial = Schemas["TrialOut"];

const ONE = "/rule-sets/{application}/{purpose}";

/** Null where an application has no rules of its own. */
export function ruleSetQuery(application: string, purpose: Purpose) {
  return queryOptions({
    queryKey: ["rule-sets", application, purpose],
    queryFn: async (): Promise<RuleSet | null> => {
      try {
        return await read<RuleSet>(ONE, { path: { application, purpose } });
      } catch (error) {
        if (error instanceof Problem && error.code === "rules.not_found") return null;
        throw error;
      }
    },
  });
}

export function useRuleSet(application: string, purpose: Purpose) {
  return useQuery(ruleSetQuery(application, purpose));
}

export function useSaveDraft(application: string, purpose: Purpose) {
  return useChange(
    ({ content, rev }: { content: unknown; rev: number }) =>
      put<{ rev: number }>(`${ONE}/draft`, { path: { application, purpose }, body: { content, rev } }),
    [["rule-sets", application, purpose]],
  );
}

export function useDiscardDraft(application: string, purpose: Purpose) {
  return useAct(
    () => remove(`${ONE}/draft`, { path: { application, purpose } }),
    [["rule-sets", application, purpose]],
  );
}

export function usePublish(application: string, purpose: Purpose) {
  return useChange(
    (rev: number) =>
      create<{ no: number }>(`${ONE}/versions`, { path: { application, purpose }, body: { rev } }),
    [["rule-sets", application, purpose]],
  );
}

export function useAskApproval(application: string, purpose: Purpose) {
  return useAct(
    (rev: number) => put(`${ONE}/approval-request`, { path: { application, purpose }, body: { rev } }),
    [["rule-sets", application, purpose]],
  );
}

export function useRollBack(application: string, purpose: Purpose) {
  return useChange(
    (no: number) => put<{ no: number }>(`${ONE}/current`, { path: { application, purpose }, body: { no } }),
    [["rule-sets", application, purpose]],
  );
}

export function useAskRollback(application: string, purpose: Purpose) {
  return useAct(
    (no: number) => put(`${ONE}/rollback-request`, { path: { application, purpose }, body: { no } }),
    [["rule-sets", application, purpose]],
  );
}

export function versionContentQuery(application: string, purpose: Purpose, no: number) {
  return queryOptions({
    queryKey: ["rule-sets", application, purpose, no],
    queryFn: () =>
      read<Schemas["ContentOut"]>(`${ONE}/versions/{no}`, { path: { application, purpose, no } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useTrial() {
  return useChange((body: Schemas["TrialIn"]) => create<Trial>("/rule-sets/trial", { body }), []);
}

export const recordTypesQuery = queryOptions({
  queryKey: ["record-types"],
  queryFn: () => read<Schemas["RecordTypeOut"][]>("/record-types"),
});

export function recordTypeFormQuery(code: string) {
  return queryOptions({
    queryKey: ["record-type", code, "page"],
    queryFn: () => read<Schemas["RecordPageOut"]>("/record-types/{code}/page", { path: { code } }),
  });
}

export function recordFactsQuery(application: string, recordType: string) {
  return queryOptions({
    queryKey: ["rule-facts", application, "records", recordType],
    queryFn: async () => {
      const query = { purpose: "records" as const, record_type: recordType };
      const told = await read<Schemas["FactsOut"]>("/rule-facts/{application}", {
        path: { application },
        query,
      });
      return told.items;
    },
  });
}

export type Comparison = Schemas["ComparisonOut"];
export type Coverage = Schemas["CoverageOut"];
export type Pipeline = Schemas["PipelineOut"];

export function useReplay(application: string, purpose: Purpose) {
  return useChange(
    (last: number) => read<Comparison>(`${ONE}/replay`, { path: { application, purpose }, query: { last } }),
    [],
  );
}

/** Null where no shadow runs. */
export function shadowQuery(application: string, purpose: Purpose) {
  return queryOptions({
    queryKey: ["rule-sets", application, purpose, "shadow"],
    queryFn: async (): Promise<Comparison | null> => {
      try {
        return await read<Comparison>(`${ONE}/shadow-report`, { path: { application, purpose } });
      } catch (error) {
        if (error instanceof Problem && error.status === 404) return null;
        throw error;
      }
    },
  });
}

export function useShadow(application: string, purpose: Purpose) {
  return useChange(
    ({ rev, days }: { rev: number; days: number }) =>
      put<{ no: number }>(`${ONE}/shadow`, { path: { application, purpose }, body: { rev, days } }),
    [["rule-sets", application, purpose]],
  );
}

export function useEndShadow(application: string, purpose: Purpose) {
  return useAct(
    () => remove(`${ONE}/shadow`, { path: { application, purpose } }),
    [["rule-sets", application, purpose]],
  );
}

export function useSwitchOn(application: string, purpose: Purpose) {
  return useChange(
    (rule: string) => remove(`${ONE}/switched-off/{rule}`, { path: { application, purpose, rule } }),
    [["rule-sets", application, purpose]],
  );
}

export function useCoverage(application: string, purpose: Purpose) {
  return useChange(
    (table: unknown) =>
      create<Coverage>(`${ONE}/table-coverage`, { path: { application, purpose }, body: { table } }),
    [],
  );
}

/** Where the browser fetches a table of the draft as a workbook. */
export function tableSheetAddress(application: string, purpose: Purpose, table: string): string {
  return address(`/rule-sets/${application}/${purpose}/tables/${table}/sheet`);
}

export function useTableRows(application: string, purpose: Purpose) {
  return useChange(async ({ table, file }: { table: unknown; file: File }) => {
    const uploaded = await upload<{ id: string }>("/files", file);
    const body = { table, file_id: uploaded.id };
    const made = await create<{ table: unknown }>(`${ONE}/table-rows`, {
      path: { application, purpose },
      body,
    });
    return made.table;
  }, []);
}

export function pipelineQuery(number: string, withDrafts: boolean) {
  return queryOptions({
    queryKey: ["rule-pipeline", number, withDrafts],
    queryFn: () =>
      read<Pipeline>("/work-orders/{number}/pipeline", {
        path: { number },
        query: { with_drafts: withDrafts },
      }),
    enabled: number !== "",
    retry: false,
  });
}
