import { Input, Select } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { useShortcuts } from "@/ui/shortcuts";
import { useCommand } from "../commands";
import type { Ballot, Detail } from "../types";
import styles from "./Approvals.module.css";

type Decided = Pick<Detail, "number" | "approvals">;
type Verdict = Ballot["verdict"];

/** Yes with one key; no and back with a reason. Shown to whose turn it is. */
export function Decision({ detail }: { detail: Decided }) {
  const approval = detail.approvals.find(({ votes }) => votes.some((vote) => vote.is_mine));
  const mine = approval?.votes.find((vote) => vote.is_mine);
  if (!approval || !mine) return null;
  return <Asked key={mine.task_id} number={detail.number} approval={approval} vote={mine} />;
}

type AskedProps = {
  number: string;
  approval: Decided["approvals"][number];
  vote: Decided["approvals"][number]["votes"][number];
};

function Asked({ number, approval, vote }: AskedProps) {
  const { t } = useTranslation();
  const text = useText();
  const field = useId();
  const [comment, setComment] = useState("");
  const [isMissing, setMissing] = useState(false);
  const targets = approval.return_targets;
  const [target, setTarget] = useState(targets.at(-1)?.key ?? "");
  const voting = useCommand(number, (order, body: Ballot) => order.vote(vote.task_id, body));
  function decide(verdict: Verdict): void {
    if (voting.isPending) return;
    if (verdict !== "approved" && comment.trim() === "") {
      setMissing(true);
      document.getElementById(field)?.focus();
      return;
    }
    voting.mutate({ verdict, comment, target: verdict === "returned" ? target : "", resume: "rerun" });
  }
  useShortcuts({ y: () => decide("approved") });
  const because = text(vote.because);
  return (
    <section className={styles.decision} aria-label={text(approval.name)}>
      {because && (
        <p className={styles.why}>
          {t("approval.why_me")}: {because}
        </p>
      )}
      <label htmlFor={field}>{t("approval.comment")}</label>
      <Input.TextArea
        id={field}
        rows={2}
        value={comment}
        maxLength={2000}
        placeholder={t("approval.comment_hint")}
        status={isMissing ? "error" : undefined}
        onChange={(event) => [setComment(event.target.value), setMissing(false)]}
      />
      {isMissing && (
        <span role="alert" className={styles.missing}>
          {t("approval.reason_needed")}
        </span>
      )}
      <div className={styles.acts}>
        <Button
          kind="primary"
          icon="check"
          shortcut="Y"
          isBusy={voting.isPending}
          onClick={() => decide("approved")}
        >
          {t("approval.approve")}
        </Button>
        {targets.length > 0 && <Button onClick={() => decide("returned")}>{t("approval.return")}</Button>}
        <Button onClick={() => decide("rejected")}>{t("approval.reject")}</Button>
        {targets.length > 1 && (
          <Select
            aria-label={t("approval.return_to")}
            value={target}
            onChange={setTarget}
            options={targets.map(({ key, name }) => ({ value: key, label: text(name) }))}
          />
        )}
      </div>
    </section>
  );
}
