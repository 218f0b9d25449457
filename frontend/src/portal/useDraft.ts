import { useCallback, useEffect, useRef, useState } from "react";
import { newKey } from "@/api/client";
import { type Draft, forgetDraft, keepDraft } from "./drafts";

const PAUSE_MILLISECONDS = 400;

/** A draft that is kept on the device shortly after each change, and at once when the page goes away. */
export function useDraft(person: number, begun: Draft, wasKept: boolean) {
  const [draft, setDraft] = useState(begun);
  const [isKept, setKept] = useState(wasKept);
  const unsaved = useRef<Draft | null>(null);

  const save = useCallback(() => {
    if (!unsaved.current) return;
    setKept(keepDraft(person, unsaved.current));
    unsaved.current = null;
  }, [person]);

  const change = useCallback((changed: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => {
    setDraft((old) => {
      const now = typeof changed === "function" ? changed(old) : changed;
      const next = { ...old, ...now, waits: false, key: newKey(), changed_at: new Date().toISOString() };
      unsaved.current = next;
      return next;
    });
  }, []);

  useEffect(() => {
    if (draft === begun) return;
    const timer = setTimeout(save, PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [draft, begun, save]);

  useEffect(() => {
    window.addEventListener("pagehide", save);
    return () => {
      window.removeEventListener("pagehide", save);
      save();
    };
  }, [save]);

  const forget = useCallback(() => {
    unsaved.current = null;
    forgetDraft(person, begun.type);
    setKept(false);
  }, [person, begun.type]);

  /** Keeps the draft as it is sent, to go out as soon as there is a network. */
  const hold = useCallback(
    (sent: Draft) => {
      unsaved.current = null;
      keepDraft(person, { ...sent, waits: true });
    },
    [person],
  );

  return { draft, change, isKept, forget, hold };
}
