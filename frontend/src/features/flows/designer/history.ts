import { historyOf, type Design as ShapedDesign } from "@/ui/designing/history";
import { has, type ProcessContent } from "./content";

/** A process being shaped: how it is, what is chosen, and the way back and forth. */
export type Design = ShapedDesign<ProcessContent>;

export const { begun, changed, undone, redone, selected } = historyOf<ProcessContent>(has);
