import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem, sentence } from "@/api/problem";
import { useText } from "@/lib/i18n";
import { Ask, Field } from "@/ui/Ask";
import { Icon } from "@/ui/icons";
import { ErrorLine, SkeletonRows } from "@/ui/States";
import { tell } from "@/ui/tell";
import { previewVotes, voteMany } from "../api";
import type { Refused, SameVote, TodoItem, VotePreview } from "../types";
import styles from "./BulkVote.module.css";

type BulkVoteProps = {
  items: readonly TodoItem[];
  verdict: SameVote["verdict"];
  onDone: () => void;
  onClose: () => void;
};

/** The same vote on several orders: what would happen to each is shown before, what was refused after. */
export function BulkVote({ items, verdict, onDone, onClose }: BulkVoteProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [comment, setComment] = useState("");
  const [isBusy, setBusy] = useState(false);
  const choices = items.map(({ order, task_id }) => ({ number: order.number, task_id: task_id ?? 0 }));
  // What a vote does depends on its verdict alone; a word stands in for the comment still to be written.
  const preview = useQuery({
    queryKey: ["vote-previews", verdict, choices],
    queryFn: () => previewVotes({ choices, verdict, comment: "…" }),
    gcTime: 0,
    staleTime: 0,
  });
  const possible = (preview.data ?? []).filter(({ refusal }) => !refusal);
  const isReady = possible.length > 0 && (verdict === "approved" || comment.trim() !== "");
  async function cast(): Promise<void> {
    setBusy(true);
    try {
      const answer = await voteMany({
        choices: possible.map(({ number, task_id }) => ({ number, task_id })),
        verdict,
        comment: comment.trim(),
      });
      tell.done(t(`vote.bulk_done_${verdict}`, { count: answer.done.length }));
      for (const refused of answer.refused) tell.error(`${refused.number} ${saidOf(refused)}`);
      await Promise.all([
        queries.invalidateQueries({ queryKey: ["todo"] }),
        queries.invalidateQueries({ queryKey: ["work-order"] }),
        queries.invalidateQueries({ queryKey: ["work-orders"] }),
      ]);
      onDone();
    } catch (problem) {
      tell.error(sentence(problem));
    } finally {
      setBusy(false);
    }
  }
  return (
    <Ask
      title={t(`vote.bulk_${verdict}`, { count: items.length })}
      act={t(`vote.bulk_act_${verdict}`, { count: possible.length })}
      isDanger={verdict === "rejected"}
      isReady={isReady}
      isBusy={isBusy}
      width={640}
      onAct={() => void cast()}
      onClose={onClose}
    >
      {preview.isError && (
        <ErrorLine onRetry={() => void preview.refetch()}>{sentence(preview.error)}</ErrorLine>
      )}
      {preview.isPending && <SkeletonRows rows={items.length} columns="130px 1fr 1fr" />}
      {preview.data && (
        <ul className={styles.previews} aria-label={t("vote.preview")}>
          {preview.data.map((one) => (
            <Foreseen
              key={`${one.number} ${one.task_id}`}
              title={items.find(({ order }) => order.number === one.number)?.order.title ?? ""}
              preview={one}
            />
          ))}
        </ul>
      )}
      <Field label={t("approval.comment")} htmlFor="bulk-comment" isRequired={verdict === "rejected"}>
        <Input.TextArea
          id="bulk-comment"
          autoFocus
          rows={2}
          maxLength={2000}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
      </Field>
    </Ask>
  );
}

function saidOf({ code, message, facts }: Refused): string {
  return sentence(new Problem({ status: 409, code, message, facts: facts as Record<string, unknown> }));
}

function Foreseen({ title, preview }: { title: string; preview: VotePreview }) {
  const { t } = useTranslation();
  const text = useText();
  const next = (preview.waits_for ?? [])
    .map(({ step, people }) => [text(step), people.join(t("filter.comma"))].filter(Boolean).join(" · "))
    .join(" / ");
  return (
    <li className={preview.refusal ? styles.refused : undefined}>
      <span className={styles.number}>{preview.number}</span>
      <span className={styles.title}>{title}</span>
      <span className={styles.then}>
        {preview.refusal ? (
          <>
            <Icon name="stop" size={13} /> {saidOf(preview.refusal)}
          </>
        ) : (
          <>
            <Icon name="right" size={13} /> {preview.ends ? t(`vote.ends_${preview.ends}`) : next}
          </>
        )}
      </span>
    </li>
  );
}
