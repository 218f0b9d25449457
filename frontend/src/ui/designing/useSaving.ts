import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { Problem } from "@/api/problem";

const QUIET_MILLISECONDS = 800;
const AGAIN_MILLISECONDS = 10_000;
const LOOK_MILLISECONDS = 20_000;

/** What is versioned and being shaped: a form, a process. */
export type Versioned = {
  code: string;
  content: unknown;
  draft: { content: unknown; checksum: string } | null;
};

type Store<Content> = {
  get: () => { content: Content };
  subscribe: (listener: () => void) => () => void;
  replace: (next: Content) => void;
};

/** Where the thing lives: how it is read, how its draft is kept, where answers are remembered. */
export type Keeping<Thing, Content> = {
  read: (code: string) => Promise<Thing>;
  put: (code: string, draft: { content: Content; seen: string }) => Promise<Thing>;
  contentOf: (stored: unknown) => Content;
  place: string;
};

export type Saving<Thing extends Versioned, Content> = {
  state: "kept" | "changed" | "saving" | "failed" | "conflict";
  /** When it was kept last, by this page. */
  at: number | null;
  error: unknown;
  /** What another builder kept meanwhile. */
  theirs: Thing | null;
  /** Looks at the server: whether this page still shows what is kept there; if not, `theirs` says what is. */
  look: () => Promise<boolean>;
  /** The thing as the server answered last: its problems belong to `content`. */
  thing: Thing;
  content: Content;
  saveNow: () => Promise<boolean>;
  /** Out of a conflict: with what the other kept, or with this page's work over it. */
  takeTheirs: () => void;
  keepMine: () => void;
  /** Reads it again: it was published, renamed, its draft is gone. */
  refresh: () => Promise<void>;
};

/** Keeps the draft while it is being shaped; never over what another builder kept without asking. */
export function useSaving<Thing extends Versioned, Content>(
  keeping: Keeping<Thing, Content>,
  store: Store<Content>,
  first: Thing,
  isReadOnly: boolean,
): Saving<Thing, Content> {
  const queries = useQueryClient();
  const { code } = first;
  const [kept, setKept] = useState(() => ({ thing: first, content: store.get().content }));
  const [state, setState] = useState<Saving<Thing, Content>["state"]>("kept");
  const [at, setAt] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [theirs, setTheirs] = useState<Thing | null>(null);
  const sent = useRef(store.get().content);
  const seen = useRef(first.draft?.checksum ?? "");
  const running = useRef<Promise<boolean> | null>(null);
  const isStopped = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const accept = useCallback(
    (thing: Thing, content: Content) => {
      sent.current = content;
      seen.current = thing.draft?.checksum ?? "";
      setKept({ thing, content });
      setError(null);
      setTheirs(null);
      queries.setQueryData([keeping.place, code], thing);
    },
    [queries, keeping, code],
  );

  const refuse = useCallback(
    async (refusal: unknown) => {
      setError(refusal);
      const isStale = refusal instanceof Problem && refusal.code === "kernel.stale";
      if (!isStale) return setState("failed");
      isStopped.current = true;
      setTheirs(await keeping.read(code).catch(() => null));
      setState("conflict");
    },
    [keeping, code],
  );

  const send = useCallback(async (): Promise<boolean> => {
    const { content } = store.get();
    if (content === sent.current) return true;
    setState("saving");
    try {
      accept(await keeping.put(code, { content, seen: seen.current }), content);
      setAt(Date.now());
      setState(store.get().content === content ? "kept" : "changed");
      return true;
    } catch (refusal) {
      await refuse(refusal);
      return false;
    }
  }, [keeping, store, code, accept, refuse]);

  const saveNow = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    await running.current;
    if (isStopped.current) return false;
    running.current = send();
    const isKept = await running.current;
    running.current = null;
    return isKept;
  }, [send]);

  const later = useCallback(
    (wait: number) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void saveNow(), wait);
    },
    [saveNow],
  );

  const look = useCallback(async (): Promise<boolean> => {
    const { content } = store.get();
    if (isStopped.current || running.current || content !== sent.current) return true;
    const thing = await keeping.read(code).catch(() => null);
    if (!thing || (thing.draft?.checksum ?? "") === seen.current || store.get().content !== content)
      return true;
    const kept = keeping.contentOf(thing.draft?.content ?? thing.content);
    // Published by somebody else as it stands here: there is nothing to tell.
    if (JSON.stringify(kept) === JSON.stringify(content)) {
      accept(thing, content);
      return true;
    }
    setTheirs(thing);
    return false;
  }, [store, keeping, code, accept]);

  useEffect(() => {
    const now = () => document.visibilityState === "visible" && void look();
    const timer = setInterval(now, LOOK_MILLISECONDS);
    window.addEventListener("focus", now);
    return () => {
      clearInterval(timer);
      window.removeEventListener("focus", now);
    };
  }, [look]);

  useEffect(() => {
    if (isReadOnly) return;
    let before = store.get().content;
    const stop = store.subscribe(() => {
      const { content } = store.get();
      if (content === before) return;
      before = content;
      if (isStopped.current) return;
      setState((now) => (now === "saving" ? now : "changed"));
      later(QUIET_MILLISECONDS);
    });
    return () => {
      stop();
      clearTimeout(timer.current);
    };
  }, [store, isReadOnly, later]);

  useEffect(() => {
    if (state === "failed") later(AGAIN_MILLISECONDS);
    // What changed while the last answer was on its way.
    if (state === "changed" && store.get().content !== sent.current) later(QUIET_MILLISECONDS);
  }, [state, store, later]);

  const begin = (next: Saving<Thing, Content>["state"]) => {
    isStopped.current = false;
    setTheirs(null);
    setState(next);
  };
  return {
    state,
    at,
    error,
    theirs,
    look,
    ...kept,
    saveNow,
    refresh: async () => accept(await keeping.read(code), store.get().content),
    takeTheirs: () => {
      if (!theirs) return;
      const content = keeping.contentOf(theirs.draft?.content ?? theirs.content);
      accept(theirs, content);
      begin("kept");
      store.replace(content);
    },
    keepMine: () => {
      seen.current = theirs?.draft?.checksum ?? "";
      sent.current = keeping.contentOf(theirs?.draft?.content);
      begin("changed");
      void saveNow();
    },
  };
}
