import { createContext, use, useCallback, useEffect, useRef, useState } from "react";
import { Problem, sentence } from "@/api/problem";
import { type StoredFile, sendFile } from "./api";

export interface Sending {
  key: number;
  file: File;
  picture: string | null;
  share: number;
  state: "sending" | "offline" | "refused";
  problem: string | null;
}

/** Where files go to; a page for people without an account has its own address for them. */
export const SenderContext = createContext(sendFile);

let lastKey = 0;

/** Files on their way to the server: sent at once, kept while there is no network, sent again when it is back. */
export function useSending(
  onSent: (file: StoredFile, picture: string | null) => void,
  prepare: (file: File) => Promise<File> = async (file) => file,
) {
  const [sendings, setSendings] = useState<Sending[]>([]);
  const sendTo = use(SenderContext);
  const tellSent = useRef(onSent);
  tellSent.current = onSent;
  const makeReady = useRef(prepare);
  makeReady.current = prepare;

  const change = useCallback((key: number, changed: Partial<Sending>) => {
    setSendings((all) => all.map((one) => (one.key === key ? { ...one, ...changed } : one)));
  }, []);
  const forget = useCallback((key: number) => {
    setSendings((all) => all.filter((one) => one.key !== key));
  }, []);

  const send = useCallback(
    async (one: Sending) => {
      change(one.key, { state: "sending", share: 0, problem: null });
      try {
        const stored = await sendTo(await makeReady.current(one.file), (share) => change(one.key, { share }));
        forget(one.key);
        tellSent.current(stored, one.picture);
      } catch (error) {
        const isOffline = error instanceof Problem && error.status === 0;
        change(one.key, { state: isOffline ? "offline" : "refused", problem: sentence(error) });
      }
    },
    [change, forget, sendTo],
  );

  const add = useCallback(
    (files: Iterable<File>) => {
      for (const file of files) {
        const one = begun(file);
        setSendings((all) => [...all, one]);
        void send(one);
      }
    },
    [send],
  );

  useEffect(() => {
    const again = () => {
      for (const one of sendings) if (one.state === "offline") void send(one);
    };
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, [sendings, send]);

  return { sendings, add, forget, send };
}

function begun(file: File): Sending {
  lastKey += 1;
  const picture = file.type.startsWith("image/") ? pictureOf(file) : null;
  return { key: lastKey, file, picture, share: 0, state: "sending", problem: null };
}

function pictureOf(file: File): string | null {
  return typeof URL.createObjectURL === "function" ? URL.createObjectURL(file) : null;
}
