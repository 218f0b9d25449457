import { queryOptions } from "@tanstack/react-query";
import { useChange } from "@/api/changing";
import { create, put, read } from "@/api/client";
import type { components } from "@/api/schema.gen";
import type { Expression } from "@/lib/expressions/operation";

type Schemas = components["schemas"];
export type Hook = Schemas["HookValue"];
export type HookTrial = Schemas["HookTrial"];
export type Opened = Schemas["HookOpenedOut"];

/** One thing that is read of a body: where it stands, and what it is called from then on. */
export type BodyFact = { key: string; path: string; type: string; is_required?: boolean };
export type HookContent = {
  facts: BodyFact[];
  title: Expression;
  description?: Expression;
  if?: Expression;
  once?: Expression;
  answers?: Record<string, Expression>;
};
export type HookFacts = {
  name: Record<string, string>;
  requester_id: number;
  content: HookContent;
  check_by: "signature" | "bearer";
  per_hour: number;
};

const HOOKS = ["hooks"] as const;

export const hooksQuery = queryOptions({
  queryKey: [...HOOKS, "list"],
  queryFn: () => read<Hook[]>("/hooks"),
});

export const hookAnswersQuery = (type: string) =>
  queryOptions({
    queryKey: [...HOOKS, "answers", type],
    queryFn: () => read<Schemas["HookAnswersOut"]>("/hooks/answers", { query: { type } }),
    enabled: type !== "",
  });

export function useOpenHook() {
  return useChange((body: HookFacts & { code: string }) => create<Opened>("/hooks", { body }), [HOOKS]);
}

export function useChangeHook(id: number) {
  return useChange(
    (body: HookFacts & { is_open: boolean; rev: number }) =>
      put<Hook>("/hooks/{hook_id}", { path: { hook_id: id }, body }),
    [HOOKS],
  );
}

export function useRenewHook(id: number) {
  return useChange(
    (_: undefined) => create<Opened>("/hooks/{hook_id}/renewals", { path: { hook_id: id } }),
    [HOOKS],
  );
}

export function useTryHook() {
  return useChange(
    (body: { code: string; content: HookContent; body: unknown }) =>
      create<HookTrial>("/hooks/trial", { body }),
    [],
  );
}

/** The hook as it is, to be said anew with something else. */
export function factsOf(hook: Hook): HookFacts {
  const { name, requester_id, check_by, per_hour } = hook;
  return { name, requester_id, check_by, per_hour, content: hook.content as unknown as HookContent };
}
