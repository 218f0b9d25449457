import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Problem } from "@/api/problem";
import { ruleSetQuery, useRuleSet, useSaveDraft } from "./api";
import type { Purpose } from "./content";

type Edited<Content> = { content: Content; rev: number };

/** A rule set being edited: what is shown, whether it was changed here, and how it is kept. */
export function useRuleDraft<Content>(application: string, purpose: Purpose) {
  const queries = useQueryClient();
  const set = useRuleSet(application, purpose);
  const [edited, setEdited] = useState<Edited<Content> | null>(null);
  const save = useSaveDraft(application, purpose);
  const stored = (set.data?.draft?.content ?? set.data?.content ?? null) as Content | null;
  const content = edited?.content ?? stored;
  const isStale = save.error instanceof Problem && save.error.code === "kernel.stale";
  return {
    set,
    content,
    isDirty: edited !== null,
    isStale,
    save,
    /** The revision stays the one that was seen when editing began, so that others' work is noticed. */
    change: (next: Content) => setEdited({ content: next, rev: edited?.rev ?? set.data?.draft?.rev ?? 0 }),
    forget: () => {
      save.reset();
      setEdited(null);
      void queries.invalidateQueries({ queryKey: ruleSetQuery(application, purpose).queryKey });
    },
    keep: async (): Promise<boolean> => {
      if (!edited) return true;
      try {
        await save.mutateAsync(edited);
        setEdited(null);
        return true;
      } catch {
        // The refusal stands above the content, from the mutation's own state.
        return false;
      }
    },
  };
}

export type RuleDraft<Content> = ReturnType<typeof useRuleDraft<Content>>;
