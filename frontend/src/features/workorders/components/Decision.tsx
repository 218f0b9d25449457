import { Dropdown, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { useIsPhone } from "@/lib/media";
import { Button, IconButton } from "@/ui/Button";
import { useShortcuts } from "@/ui/shortcuts";
import { useCommand } from "../commands";
import { type Deciding, myVote } from "../deciding";
import type { Detail, Signers } from "../types";
import styles from "./Approvals.module.css";
import { NeedsFields } from "./NeedsFields";
import { HandOverAsk, ReturnAsk, SignersAsk } from "./VoteAsks";
import { Voting } from "./Voting";

/** Yes with one key; no and back with a reason. Shown to whose turn it is. */
export function Decision({ detail }: { detail: Detail }) {
  const mine = myVote(detail);
  if (!mine) return null;
  return <Asked key={mine.vote.task_id} detail={detail} {...mine} />;
}

function Asked(mine: { detail: Detail } & NonNullable<ReturnType<typeof myVote>>) {
  const text = useText();
  return (
    <Voting {...mine}>
      {(deciding, answers) => (
        <section className={styles.decision} aria-label={text(mine.approval.name)}>
          {answers}
          <DecisionWords deciding={deciding} />
          <DecisionActs deciding={deciding} />
        </section>
      )}
    </Voting>
  );
}

/** Why it is asked of whoever looks, and what they say to it. */
export function DecisionWords({ deciding }: { deciding: Deciding }) {
  const { t } = useTranslation();
  const text = useText();
  const because = text(deciding.vote.because);
  const usual = [t("vote.usual_1"), t("vote.usual_2"), t("vote.usual_3")];
  return (
    <div className={styles.words}>
      {because && (
        <p className={styles.why}>
          {t("approval.why_me")}: {because}
        </p>
      )}
      <label htmlFor={deciding.field}>{t("approval.comment")}</label>
      <Input.TextArea
        id={deciding.field}
        rows={2}
        value={deciding.comment}
        maxLength={2000}
        placeholder={t(
          deciding.approval.comment === "always" ? "vote.comment_always" : "approval.comment_hint",
        )}
        status={deciding.isMissing ? "error" : undefined}
        onChange={(event) => deciding.say(event.target.value)}
      />
      {deciding.isMissing && (
        <span role="alert" className={styles.missing}>
          {t("approval.reason_needed")}
        </span>
      )}
      <DecisionNeeds deciding={deciding} />
      <div className={styles.usual}>
        {usual.map((words) => (
          <button key={words} type="button" onClick={() => deciding.say(words)}>
            {words}
          </button>
        ))}
      </div>
    </div>
  );
}

const WORDS: Record<string, string> = {
  approve: "approval.approve",
  reject: "approval.reject",
  return: "approval.return",
};

/** Files and a signature, asked for before the buttons that want them. */
function DecisionNeeds({ deciding }: { deciding: Deciding }) {
  const { t } = useTranslation();
  const { wanted, wantedBefore, given, give, lacking, word } = deciding;
  if (wanted.length === 0) return null;
  const before = (need: string) =>
    t("steering.wanted_before", {
      acts: wantedBefore(need)
        .map((act) => word(act, WORDS[act] ?? `process.act.${act}`))
        .join(t("filter.comma")),
    });
  return (
    <>
      <NeedsFields needs={wanted} given={given} onGive={give} isWordless hintOf={before} />
      {lacking.length > 0 && (
        <span role="alert" className={styles.missing}>
          {t("steering.lacking", {
            needs: lacking.map((need) => t(`steering.${need}`)).join(t("filter.comma")),
          })}
        </span>
      )}
    </>
  );
}

type Question = "return" | "transfer" | "delegate" | "signers";

/** The acts: yes, back, no; and letting others decide or sign. */
export function DecisionActs({ deciding }: { deciding: Deciding }) {
  const { t } = useTranslation();
  const isPhone = useIsPhone();
  const [question, setQuestion] = useState<Question | null>(null);
  const { may, word, decide, isBusy, approval } = deciding;
  const mayReturn = may("return") && approval.return_targets.length > 0;
  const others: [Question, string][] = [
    ...(may("add_signer") ? [["signers", word("add_signer", "vote.add_signers")] as [Question, string]] : []),
    ...(may("transfer") ? [["transfer", word("transfer", "vote.transfer")] as [Question, string]] : []),
    ...(may("delegate") ? [["delegate", word("delegate", "vote.delegate")] as [Question, string]] : []),
  ];
  useShortcuts(
    {
      y: () => decide("approved"),
      x: () => may("reject") && decide("rejected"),
      r: () => mayReturn && setQuestion("return"),
    },
    question === null,
  );
  return (
    <div className={styles.acts}>
      <Button kind="primary" icon="check" shortcut="Y" isBusy={isBusy} onClick={() => decide("approved")}>
        {word("approve", "approval.approve")}
      </Button>
      {mayReturn && (
        <Button shortcut={isPhone ? undefined : "R"} onClick={() => setQuestion("return")}>
          {word("return", "approval.return")}
        </Button>
      )}
      {may("reject") && (
        <Button kind="danger" shortcut={isPhone ? undefined : "X"} onClick={() => decide("rejected")}>
          {word("reject", "approval.reject")}
        </Button>
      )}
      {others.length > 0 && (
        <Dropdown
          trigger={["click"]}
          menu={{ items: others.map(([key, label]) => ({ key, label, onClick: () => setQuestion(key) })) }}
        >
          <IconButton icon="more" label={t("vote.let_others")} />
        </Dropdown>
      )}
      {question && <Asking question={question} deciding={deciding} onClose={() => setQuestion(null)} />}
    </div>
  );
}

type AskingProps = { question: Question; deciding: Deciding; onClose: () => void };

function Asking({ question, deciding, onClose }: AskingProps) {
  const { t } = useTranslation();
  const task = deciding.vote.task_id;
  const handing = useCommand(deciding.number, (order, to: { person_id: number; reason: string }) =>
    question === "transfer" ? order.transferVote(task, to) : order.delegateVote(task, to),
  );
  const signing = useCommand(deciding.number, (order, signers: Signers) => order.addSigners(task, signers));
  const done = { onSuccess: onClose };
  if (question === "return") {
    return (
      <ReturnAsk
        targets={deciding.approval.return_targets}
        reason={deciding.comment}
        isBusy={deciding.isBusy}
        onAct={(back) => [deciding.sendBack(back), onClose()]}
        onClose={onClose}
      />
    );
  }
  if (question === "signers") {
    return (
      <SignersAsk
        isBusy={signing.isPending}
        onAct={(signers) => signing.mutate(signers, done)}
        onClose={onClose}
      />
    );
  }
  return (
    <HandOverAsk
      title={t(`vote.${question}`)}
      act={t(`vote.${question}`)}
      hint={t(`vote.${question}_hint`)}
      isBusy={handing.isPending}
      onAct={(to) => handing.mutate(to, done)}
      onClose={onClose}
    />
  );
}
