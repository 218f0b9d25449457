import { queryOptions } from "@tanstack/react-query";
import { create, put, read } from "@/api/client";
import type { components } from "@/api/schema.gen";
import type { FieldDefinition, FormContent } from "@/features/forms/definition";
import { isLayout } from "@/features/forms/layout";
import type { Text } from "@/lib/i18n";
import type { TypePage } from "./types";

type Schemas = components["schemas"];

/** What a column of a table seems to hold. */
export type SheetColumn = { name: string; kind: string; samples: string[]; choices: string[] };
export type OnMatch = "update" | "skip" | "create";

/** What the columns of a table mean, and what finds a record that is there already. */
export type Mapping = {
  columns: { column: string; field: string }[];
  key: string[];
  on_match: OnMatch;
  only_known: boolean;
};

export type ImportProblem = { row: number; path: string; code: string; facts?: Record<string, unknown> };

export type Import = Omit<
  Schemas["RecordImportOut"],
  "columns" | "mapping" | "problems" | "failure" | "state"
> & {
  state: "draft" | "checking" | "checked" | "running" | "done" | "failed";
  columns: SheetColumn[];
  mapping: Mapping;
  problems: ImportProblem[];
  failure: { code: string; facts: Record<string, unknown> } | null;
};

export type Proposal = Omit<Schemas["ProposalOut"], "content" | "settings" | "mapping" | "columns"> & {
  name: Text;
  content: FormContent;
  settings: { format: number; title: string[]; keys: string[] };
  mapping: Mapping;
  columns: SheetColumn[];
};

export const TAKEN = ".csv,.tsv,.txt,.json,.jsonl,.xlsx,.zip";
const SOON = 1500;

export function importQuery(id: number) {
  return queryOptions({
    queryKey: ["record-import", id],
    queryFn: () => read<Import>("/record-imports/{import_id}", { path: { import_id: id } }),
    refetchInterval: ({ state }) => (isUnderway(state.data) ? SOON : false),
  });
}

export function isUnderway(run: Import | undefined): boolean {
  return run?.state === "checking" || run?.state === "running";
}

export function beginImport(code: string, fileId: string): Promise<Import> {
  return create<Import>("/record-types/{code}/imports", { path: { code }, body: { file_id: fileId } });
}

export function runImport(id: number, mapping: Mapping, isTrial: boolean): Promise<Import> {
  return put<Import>("/record-imports/{import_id}/run", {
    path: { import_id: id },
    body: { mapping, is_trial: isTrial },
  });
}

export function propose(fileId: string): Promise<Proposal> {
  return create<Proposal>("/sheet-proposals", { body: { file_id: fileId } });
}

export function makeFromSheet(body: Schemas["MakeIn"]): Promise<Import> {
  return create<Import>("/sheet-record-types", { body });
}

/** Kinds that no column can fill. */
const NOT_TAKEN = new Set(["formula", "lookup", "rollup", "serial", "secret", "subtable", "signature"]);

/** Fields that a column of a table may fill. */
export function fillable({ content, access }: TypePage): FieldDefinition[] {
  return content.fields.filter(
    ({ kind, code }) => !isLayout(kind) && !NOT_TAKEN.has(kind) && access[code] === "edit",
  );
}

/** A column stands for one field at most, and a field is filled by one column at most. */
export function mapped(mapping: Mapping, column: string, field: string | null): Mapping {
  const rest = mapping.columns.filter((pair) => pair.column !== column && pair.field !== field);
  const columns = field === null ? rest : [...rest, { column, field }];
  return {
    ...mapping,
    columns,
    key: mapping.key.filter((code) => columns.some((pair) => pair.field === code)),
  };
}

/** Kinds that a dropped table's column can become. */
export const GUESSED = [
  "text",
  "textarea",
  "number",
  "money",
  "date",
  "datetime",
  "bool",
  "select",
  "skip",
] as const;
export type Guessed = (typeof GUESSED)[number];

/** A field of another kind in the place of the one that was guessed. */
export function asKind(
  field: FieldDefinition,
  kind: string,
  column: SheetColumn | undefined,
): FieldDefinition {
  const { code, label, required, unique, id } = field;
  const plain = { id, code, label, required, unique, kind };
  const settings: Record<string, Partial<FieldDefinition>> = {
    select: {
      options: (column?.choices ?? []).map((choice, at) => ({
        key: `o${at + 1}`,
        label: { "zh-CN": choice },
      })),
    },
    money: { currency: "CNY" },
    number: { scale: 2 },
  };
  return { ...plain, ...settings[kind] };
}
