import { queryOptions, useQuery } from "@tanstack/react-query";
import { useAct, useChange } from "@/api/changing";
import { create, put, read, remove } from "@/api/client";
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

export function useRollBack(application: string, purpose: Purpose) {
  return useChange(
    (no: number) => put<{ no: number }>(`${ONE}/current`, { path: { application, purpose }, body: { no } }),
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
