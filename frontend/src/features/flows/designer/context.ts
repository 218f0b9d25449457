import { createContext, useContext, useSyncExternalStore } from "react";
import type { Place } from "./content";
import type { Became } from "./difference";
import type { Fault } from "./problems";
import type { DesignerState, ProcessStore } from "./store";
import type { Surroundings } from "./surroundings";

/** How the process is looked at; no part of the process. */
export type Looking = {
  zoom: number;
  folded: readonly string[];
};

export type Designing = {
  store: ProcessStore;
  process: { code: string; application: string };
  surroundings: Surroundings;
  /** What is wrong, by the step it is about; "" gathers what is about the whole. */
  faults: ReadonlyMap<string, readonly Fault[]>;
  looking: Looking;
  look: (change: Partial<Looking>) => void;
  /** Where the chooser of kinds stands open. */
  adding: Place | null;
  ask: (place: Place | null) => void;
  /** How many comments stand at each step. */
  notes: ReadonlyMap<string, number>;
  isReadOnly: boolean;
};

export const DesigningContext = createContext<Designing | null>(null);

export function useDesigning(): Designing {
  const designing = useContext(DesigningContext);
  if (!designing) throw new Error("only inside a process designer");
  return designing;
}

/** A part of the design; the same part must be the same object, or it is shown anew for nothing. */
export function useDesign<Part>(part: (state: DesignerState) => Part): Part {
  const { store } = useDesigning();
  return useSyncExternalStore(store.subscribe, () => part(store.get()));
}

/** Marks of a drawing beside the process itself: what became of steps, which were walked. */
export type Marks = {
  became?: ReadonlyMap<string, Became>;
  walked?: ReadonlyMap<string, number>;
  /** What is told of a step in place of its settings, and how good that is. */
  told?: ReadonlyMap<string, { tone: "good" | "risk" | "late" | "none"; words: string }>;
};
