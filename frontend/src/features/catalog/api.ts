import { useChange } from "@/api/changing";
import { create, put } from "@/api/client";
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
