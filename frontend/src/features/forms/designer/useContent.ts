import { useSyncExternalStore } from "react";
import type { FormContent } from "./content";
import type { DesignerStore } from "./store";

export function useContent(store: DesignerStore): FormContent {
  return useSyncExternalStore(store.subscribe, () => store.get().content);
}
