import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { useText } from "@/lib/i18n";
import { tell } from "@/ui/tell";
import { useCommand, useOrderCommand } from "./commands";
import { bodyOf, missingOf, useGiven } from "./givens";
import type { Approval, Ballot, Detail, Vote } from "./types";

type Verdict = Ballot["verdict"];
const ACT_OF: Record<Verdict, string> = { approved: "approve", rejected: "reject", returned: "return" };

export type Deciding = ReturnType<typeof useDeciding>;

/** The vote that waits for whoever looks, and the approval it belongs to. */
export function myVote(detail: Pick<Detail, "approvals">): { approval: Approval; vote: Vote } | undefined {
  for (const approval of detail.approvals) {
    const vote = approval.votes.find((one) => one.is_mine);
    if (vote) return { approval, vote };
  }
  return undefined;
}

type Around = {
  onDone?: () => void;
  /** Answers the step asks for, as they are now; and whether they are whole. */
  answers?: () => { answers?: Ballot["answers"] };
  isReady?: () => boolean;
};

/** One's own vote in the making: what is said, what is missing, and what each press does. */
export function useDeciding(
  number: string,
  approval: Approval,
  vote: Vote,
  { onDone, answers, isReady }: Around = {},
) {
  const { t } = useTranslation();
  const text = useText();
  const field = useId();
  const settle = useOrderCommand();
  const [comment, setComment] = useState("");
  const [isMissing, setMissing] = useState(false);
  const { given, put } = useGiven();
  const [lacking, setLacking] = useState<readonly string[]>([]);
  const voting = useCommand(number, (order, body: Ballot) => order.vote(vote.task_id, body));
  const button = (act: string) => approval.buttons.find((one) => one.act === act);
  function needsWords(verdict: Verdict): boolean {
    const needs = button(ACT_OF[verdict])?.needs.includes("comment") ?? false;
    return needs || approval.comment === "always" || (verdict !== "approved" && approval.comment !== "never");
  }
  const needs = (verdict: Verdict) => button(ACT_OF[verdict])?.needs ?? [];
  function lacks(verdict: Verdict): boolean {
    const missing = missingOf(needs(verdict), given).filter((need) => need !== "comment");
    setLacking(missing);
    return missing.length > 0;
  }
  function cast(body: Ballot): void {
    if (voting.isPending || lacks(body.verdict)) return;
    voting.mutate(
      { ...body, ...bodyOf(given), ...(answers?.() ?? {}) },
      {
        onSuccess: () => {
          tell.done(t(`vote.done_${body.verdict}`));
          onDone?.();
        },
        // Somebody was quicker: what stands on screen is no longer so.
        onError: (problem) =>
          void (problem instanceof Problem && problem.status === 409 && settle(number, null)),
      },
    );
  }
  function decide(verdict: Exclude<Verdict, "returned">): void {
    if (needsWords(verdict) && comment.trim() === "") {
      setMissing(true);
      document.getElementById(field)?.focus();
      return;
    }
    if (verdict === "approved" && isReady && !isReady()) return;
    cast({ verdict, comment: comment.trim(), target: "", resume: "rerun" });
  }
  return {
    number,
    approval,
    vote,
    field,
    comment,
    say: (words: string) => [setComment(words), setMissing(false)],
    isMissing,
    given,
    give: (change: Parameters<typeof put>[0]) => [put(change), setLacking([])],
    /** What some button wants besides words, and before which. */
    wanted: (["attachment", "signature"] as const).filter((need) =>
      approval.buttons.some((one) => !one.is_off && one.needs.includes(need)),
    ),
    wantedBefore: (need: string) =>
      approval.buttons.filter((one) => one.needs.includes(need)).map(({ act }) => act),
    lacking,
    isBusy: voting.isPending,
    decide,
    sendBack: (back: Pick<Ballot, "target" | "resume" | "comment">) => cast({ verdict: "returned", ...back }),
    word: (act: string, usual: string) => text(button(act)?.name) || t(usual),
    may: (act: string) => !button(act)?.is_off,
  };
}
