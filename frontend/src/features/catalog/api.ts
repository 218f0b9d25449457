import { queryOptions, useMutation } from "@tanstack/react-query";
import { useChange } from "@/api/changing";
import { create, put, read } from "@/api/client";
import type { components } from "@/api/schema.gen";
import type { Text } from "@/lib/i18n";

type Schemas = components["schemas"];
export type Category = Schemas["CategoryValue"];
export type CategoryDetails = Omit<Schemas["CategoryNewIn"], "application" | "code"> & { is_active: boolean };

export function useSaveApplication() {
  return useChange(
    ({ code, body }: { code: string; body: Schemas["ApplicationIn"] }) =>
      put("/applications/{code}", { path: { code }, body }),
    [["applications"], ["me"]],
  );
}

export function useCreateCategory() {
  return useChange(
    (body: Schemas["CategoryNewIn"]) => create<Category>("/categories", { body }),
    [["categories"]],
  );
}

export function useChangeCategory() {
  return useChange(
    ({ code, body }: { code: string; body: CategoryDetails }) =>
      put<Category>("/categories/{code}", { path: { code }, body }),
    [["categories"]],
  );
}

export type PackageTrial = Schemas["PackageTrialOut"];
export type PackageStep = Schemas["PackageStepOut"];
export type PackageWish = Schemas["PackageIn"];
export type InstalledPackage = Schemas["InstalledOut"];

export function useCreateApplication() {
  return useChange(
    (body: Schemas["ApplicationNewIn"]) => create<Schemas["ApplicationValue"]>("/applications", { body }),
    [["applications"], ["me"]],
  );
}

export function installedQuery(code: string) {
  return queryOptions({
    queryKey: ["applications", code, "packages"],
    queryFn: () => read<InstalledPackage[]>("/applications/{code}/packages", { path: { code } }),
  });
}

export function useTryPackage() {
  return useMutation({
    mutationFn: (body: PackageWish) => create<PackageTrial>("/package-trials", { body }),
  });
}

const EVERYTHING = [
  ["applications"],
  ["categories"],
  ["forms"],
  ["processes"],
  ["rule-sets"],
  ["policies"],
  ["record-types"],
];

export function useImportPackage() {
  return useChange((body: PackageWish) => create<InstalledPackage[]>("/packages", { body }), EVERYTHING);
}

export function useUndoPackage(code: string) {
  return useChange(
    (no: number) =>
      create<InstalledPackage[]>("/applications/{code}/package-undos", { path: { code }, body: { no } }),
    EVERYTHING,
  );
}

export type TypeBrief = Schemas["TypeBriefOut"];
export type TypeDefinition = Omit<Schemas["TypeDefinitionOut"], "content"> & { content: TypeContent };
export type Situation = { key: string; text: Text; hint?: Text; impact: number; urgency: number };
export type RootCause = { key: string; name: Text };
/** The settings of a type as a version keeps them. */
export type TypeContent = {
  format: 1;
  number: string;
  situations: Situation[];
  root_causes: RootCause[];
  status_labels?: Record<string, Text>;
  verb?: Text;
  question?: Text;
  sentences?: Record<string, Text>;
  auto_close_days?: number;
  calendar?: string;
  least_solution?: number;
  is_public?: boolean;
};

export const typesQuery = queryOptions({
  queryKey: ["types"],
  queryFn: () => read<TypeBrief[]>("/work-order-types"),
});

export function typeQuery(code: string) {
  return queryOptions({
    queryKey: ["types", code],
    queryFn: () => read<TypeDefinition>("/work-order-types/{code}/definition", { path: { code } }),
  });
}

const TYPES = [["types"], ["applications"], ["forms"], ["processes"]];

export function useCreateType() {
  return useChange(
    (body: Schemas["TypeNewIn"]) => create<TypeDefinition>("/work-order-types", { body }),
    TYPES,
  );
}

export function useChangeType(code: string) {
  return useChange(
    (body: Schemas["TypeIn"]) => put<TypeDefinition>("/work-order-types/{code}", { path: { code }, body }),
    TYPES,
  );
}

export type TypeVersionWish = { form: string; process: string; content: TypeContent };

export function usePublishType(code: string) {
  return useChange(
    (body: TypeVersionWish) => create("/work-order-types/{code}/versions", { path: { code }, body }),
    TYPES,
  );
}

export type Example = Schemas["PackageExampleOut"];

/** Applications that travel with the product, to begin with. */
export const examplesQuery = queryOptions({
  queryKey: ["package-examples"],
  queryFn: () => read<Example[]>("/package-examples"),
  staleTime: Number.POSITIVE_INFINITY,
});

/** One of them as a file. */
export function readExample(code: string): Promise<Record<string, unknown>> {
  return read<Record<string, unknown>>("/package-examples/{code}", { path: { code } });
}
