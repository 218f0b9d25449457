import { createContext, useContext, useSyncExternalStore } from "react";
import type { InputProblem } from "@/api/problem";
import type { FormContent } from "./content";
import type { DesignerState, DesignerStore } from "./store";

export type Device = "desktop" | "phone";

/** How the form is looked at; no part of the form. */
export type Looking = {
  device: Device;
  /** The role through whose eyes; null sees everything. */
  role: string | null;
  /** The tab page that is shown, by its field's id. */
  tab: string | null;
};

export type Designing = {
  store: DesignerStore;
  form: { code: string; application: string };
  /** What holds now: its ids, codes and option keys stay for good. */
  published: FormContent | null;
  /** What the server finds wrong, by the field it is about; "" gathers what is about the whole. */
  problems: ReadonlyMap<string, readonly InputProblem[]>;
  looking: Looking;
  look: (change: Partial<Looking>) => void;
  isReadOnly: boolean;
};

export const DesigningContext = createContext<Designing | null>(null);

export function useDesigning(): Designing {
  const designing = useContext(DesigningContext);
  if (!designing) throw new Error("only inside a form designer");
  return designing;
}

/** A part of the design; the same part must be the same object, or it is shown anew for nothing. */
export function useDesign<Part>(part: (state: DesignerState) => Part): Part {
  const { store } = useDesigning();
  return useSyncExternalStore(store.subscribe, () => part(store.get()));
}
