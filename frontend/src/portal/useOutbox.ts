import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { sendRequest } from "./api";
import { type Draft, draftsOf, forgetDraft, keepDraft, requestOf } from "./drafts";
import { tell } from "./toast";
import { useOnline } from "./useOnline";

/** Sends what was completed without a network as soon as there is one. */
export function useOutbox(person: number): void {
  const { t } = useTranslation();
  const isOnline = useOnline();
  const queries = useQueryClient();
  useEffect(() => {
    if (!isOnline) return;
    const waiting = draftsOf(person).filter((draft) => draft.waits);
    if (waiting.length === 0) return;
    void Promise.all(
      waiting.map((draft) =>
        sendWaiting(person, draft, (number) => tell(t("portal.outbox.sent", { number }))),
      ),
    ).then(() => queries.invalidateQueries({ queryKey: ["work-orders", "portal"] }));
  }, [isOnline, person, queries, t]);
}

async function sendWaiting(person: number, draft: Draft, onSent: (number: string) => void): Promise<void> {
  try {
    const { number } = await sendRequest(requestOf(draft), draft.key);
    forgetDraft(person, draft.type);
    onSent(number);
  } catch (error) {
    const isRefused = error instanceof Problem && error.status !== 0;
    if (isRefused) keepDraft(person, { ...draft, waits: false });
  }
}
