import { historyOf, type Design as ShapedDesign } from "@/ui/designing/history";
import { type FormContent, locate } from "./content";

/** A form being shaped: how it is, what is chosen, and the way back and forth. */
export type Design = ShapedDesign<FormContent>;

export const { begun, changed, undone, redone, selected } = historyOf<FormContent>(
  (content, id) => locate(content, id) !== null,
);
