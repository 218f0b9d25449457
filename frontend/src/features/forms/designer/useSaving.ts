import { type Keeping, type Saving as Kept, useSaving as useKeeping } from "@/ui/designing/useSaving";
import { type Form, putDraft, readForm } from "./api";
import { contentOf, type FormContent } from "./content";
import type { DesignerStore } from "./store";

export type Saving = Kept<Form, FormContent>;

const FORMS: Keeping<Form, FormContent> = { read: readForm, put: putDraft, contentOf, place: "forms" };

/** Keeps a form's draft while it is being shaped. */
export function useSaving(store: DesignerStore, first: Form, isReadOnly: boolean): Saving {
  return useKeeping(FORMS, store, first, isReadOnly);
}
