import { useSyncExternalStore } from "react";
import type { ProcessContent } from "./content";
import type { ProcessStore } from "./store";

export function useContent(store: ProcessStore): ProcessContent {
  return useSyncExternalStore(store.subscribe, () => store.get().content);
}
