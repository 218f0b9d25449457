import { queryOptions, useMutation } from "@tanstack/react-query";
import { useChange } from "@/api/changing";
import { create, put, read } from "@/api/client";
import type { components } from "@/api/schema.gen";

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
