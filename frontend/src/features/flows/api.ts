import { queryOptions } from "@tanstack/react-query";
import { read } from "@/api/client";
import type { components } from "@/api/schema.gen";
import type { Expression } from "@/lib/expressions/operation";
import type { Text } from "@/lib/i18n";

type Schemas = components["schemas"];
export type ProcessRow = Schemas["ProcessBriefOut"];
export type Process = Schemas["ProcessOut"];

export type CheckItem = { key: string; text: Text; needs_photo?: boolean; mandatory?: boolean };
export type Handler = { kind: string; team?: string; role?: string; person?: string; field?: string };
export type Branch = {
  key: string;
  name?: Text;
  when?: Expression | null;
  is_default?: boolean;
  steps?: Step[];
};

/** A step as a builder stored it; which of these it has depends on its kind. */
export type Step = {
  key: string;
  kind: string;
  name?: Text;
  phase?: string;
  status?: string;
  handlers?: Handler[];
  limit_minutes?: number;
  warn_percent?: number;
  checklist?: CheckItem[];
  requires?: string[];
  skippable_by?: string;
  branches?: Branch[];
};

export function stepsOf(content: unknown): Step[] {
  const { steps } = (content ?? {}) as { steps?: Step[] };
  return steps ?? [];
}

export const processesQuery = queryOptions({
  queryKey: ["processes"],
  queryFn: async () => (await read<Schemas["ProcessesOut"]>("/processes")).items,
});

export function processQuery(code: string) {
  return queryOptions({
    queryKey: ["processes", code],
    queryFn: () => read<Process>("/processes/{code}", { path: { code } }),
  });
}

export function versionsQuery(code: string) {
  return queryOptions({
    queryKey: ["processes", code, "versions"],
    queryFn: async () =>
      (await read<Schemas["ProcessVersionsOut"]>("/processes/{code}/versions", { path: { code } })).items,
  });
}

export function versionQuery(code: string, no: number) {
  return queryOptions({
    queryKey: ["processes", code, "versions", no],
    queryFn: () =>
      read<Schemas["ProcessContentOut"]>("/processes/{code}/versions/{no}", { path: { code, no } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
