import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { useDates, useNow } from "@/lib/dates";
import { nameHere, useText } from "@/lib/i18n";
import { Button, IconButton } from "@/ui/Button";
import { Icon } from "@/ui/icons";
import { Section } from "@/ui/Page";
import { Avatar, type Face, SystemFace } from "@/ui/Person";
import { ErrorLine } from "@/ui/States";
import { wayQuery } from "../api";
import { useCommand } from "../commands";
import type { Detail, Passage, Vote, WayStep } from "../types";
import styles from "./Trail.module.css";
import { HandOverAsk } from "./VoteAsks";
import { WayMap } from "./WayMap";

type Shown = Pick<Detail, "number" | "approvals" | "requester" | "created_at" | "actions" | "stages">;

/** Who did what so far, whose turn it is, and who comes next; the whole process is one press away. */
export function Trail({ detail }: { detail: Shown }) {
  const { t } = useTranslation();
  const way = useQuery({ ...wayQuery(detail.number), enabled: detail.stages.length > 0 });
  const [isDrawn, setDrawn] = useState(false);
  if (way.isError) return <ErrorLine onRetry={() => void way.refetch()}>{sentence(way.error)}</ErrorLine>;
  if (!way.data) return null;
  const steps = way.data.steps.filter(({ is_stage, kind }) => is_stage && kind !== "start" && kind !== "end");
  return (
    <Section
      title={t(detail.approvals.length > 0 ? "approval.title" : "way.title")}
      acts={<IconButton icon="branch" isSmall label={t("way.draw")} onClick={() => setDrawn(true)} />}
    >
      <ol className={styles.trail}>
        <Filed detail={detail} />
        {steps.map((step) => (
          <Step key={step.key} detail={detail} step={step} />
        ))}
      </ol>
      {isDrawn && <WayMap way={way.data} onClose={() => setDrawn(false)} />}
    </Section>
  );
}

function Filed({ detail }: { detail: Shown }) {
  const { t } = useTranslation();
  const dates = useDates();
  const now = useNow(60);
  return (
    <Line face={detail.requester} name={nameHere(detail.requester)} what={t("way.filed")}>
      <time dateTime={detail.created_at} title={dates.exact(detail.created_at)}>
        {dates.ago(detail.created_at, now)}
      </time>
    </Line>
  );
}

function Step({ detail, step }: { detail: Shown; step: WayStep }) {
  const { t } = useTranslation();
  const { number } = detail;
  const approval = detail.approvals.find(({ step_key }) => step_key === step.key);
  const isCounted = approval && approval.mode !== "one" && step.votes.length > 1;
  const mode = isCounted ? t(`approval.mode_${approval.mode}`, { percent: approval.percent }) : "";
  if (step.votes.length > 0) {
    return step.votes.map((vote, place) => (
      <VoteLine key={vote.task_id} number={number} step={step} vote={vote} mode={place === 0 ? mode : ""} />
    ));
  }
  if (step.stays.length > 0) {
    return step.stays.map((stay) => <StayLine key={stay.round} step={step} stay={stay} />);
  }
  if (step.state === "ahead") return <AheadLine step={step} />;
  return null;
}

type LineProps = {
  face: Face | null;
  name?: string;
  what: ReactNode;
  look?: "present" | "ahead" | "skipped";
  mark?: ReactNode;
  children?: ReactNode;
};

function Line({ face, name, what, look, mark, children }: LineProps) {
  return (
    <li className={look ? styles[look] : undefined} aria-current={look === "present" ? "step" : undefined}>
      <span className={styles.face}>
        {face ? <Avatar person={face} size="m" /> : <SystemFace size="m" />}
      </span>
      <div>
        <span className={styles.head}>
          {name && <b>{name}</b>} <span>{what}</span>
          <span className={styles.mark}>{mark}</span>
        </span>
        <div className={styles.facts}>{children}</div>
      </div>
    </li>
  );
}

type VoteLineProps = { number: string; step: WayStep; vote: Vote; mode: string };

const SAID = ["approved", "rejected", "returned"];

function lookOf(vote: Vote): LineProps["look"] {
  if (vote.state === "pending") return "present";
  if (vote.state === "waiting") return "ahead";
  return SAID.includes(vote.outcome) ? undefined : "skipped";
}

function VoteLine({ number, step, vote, mode }: VoteLineProps) {
  const { t } = useTranslation();
  const text = useText();
  const mark = vote.outcome === "approved" ? "check" : SAID.includes(vote.outcome) ? "close" : undefined;
  const name = [text(step.name), vote.round > 1 && `×${vote.round}`, mode].filter(Boolean).join(" · ");
  return (
    <Line
      face={vote.person}
      name={nameHere(vote.person)}
      what={name}
      look={lookOf(vote)}
      mark={mark && <Icon name={mark} size={14} />}
    >
      {vote.state === "pending" ? <Waits vote={vote} /> : <Decided vote={vote} />}
      {vote.owner && <p>{t("approval.for", { name: nameHere(vote.owner) })}</p>}
      {vote.sign && vote.added_by && (
        <p>{t(`approval.sign_${vote.sign}`, { name: nameHere(vote.added_by) })}</p>
      )}
      {vote.comment && <blockquote>{vote.comment}</blockquote>}
      <VoteActs number={number} vote={vote} />
    </Line>
  );
}

function Waits({ vote }: { vote: Vote }) {
  const { t } = useTranslation();
  const text = useText();
  const dates = useDates();
  const now = useNow(30);
  const isLate = vote.due_at !== null && new Date(vote.due_at).getTime() < now;
  return (
    <>
      <p>
        {t(vote.is_mine ? "vote.waits_for_you" : "vote.waits", { time: passed(vote.since, now) })}
        {vote.due_at && (
          <span className={isLate ? styles.late : undefined}>
            {` · ${t("approval.until", { time: dates.moment(vote.due_at, now) })}`}
          </span>
        )}
      </p>
      {!vote.is_mine && text(vote.because) && <p>{text(vote.because)}</p>}
    </>
  );
}

function Decided({ vote }: { vote: Vote }) {
  const { t } = useTranslation();
  const dates = useDates();
  const now = useNow(60);
  const at = SAID.includes(vote.outcome) ? vote.at : null;
  return (
    <p>
      {t(`approval.state_${vote.outcome || vote.state}`)}
      {at && (
        <time dateTime={at} title={dates.exact(at)}>
          {` · ${dates.ago(at, now)}`}
        </time>
      )}
    </p>
  );
}

function passed(since: string, now: number): string {
  const minutes = Math.max(0, Math.floor((now - new Date(since).getTime()) / 60_000));
  return minutes >= 60
    ? `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`
    : `0:${String(minutes).padStart(2, "0")}`;
}

/** What somebody may do about a vote that is not theirs to cast, or no longer. */
function VoteActs({ number, vote }: { number: string; vote: Vote }) {
  const { t } = useTranslation();
  const [isHanding, setHanding] = useState(false);
  const taking = useCommand(number, (order) => order.takeBack(vote.task_id));
  const removing = useCommand(number, (order) => order.removeSigner(vote.task_id));
  const handing = useCommand(number, (order, to: { person_id: number; reason: string }) =>
    order.transferVote(vote.task_id, to),
  );
  const mayHand = vote.may_transfer && !vote.is_mine;
  if (!vote.may_take_back && !vote.may_remove && !mayHand) return null;
  return (
    <p className={styles.acts}>
      {vote.may_take_back && (
        <Button kind="text" size="s" icon="undo" isBusy={taking.isPending} onClick={() => taking.mutate()}>
          {t("approval.take_back")}
        </Button>
      )}
      {vote.may_remove && (
        <Button
          kind="text"
          size="s"
          icon="close"
          isBusy={removing.isPending}
          onClick={() => removing.mutate()}
        >
          {t("vote.remove_signer")}
        </Button>
      )}
      {mayHand && (
        <Button kind="text" size="s" icon="swap" onClick={() => setHanding(true)}>
          {t("vote.transfer")}
        </Button>
      )}
      {isHanding && (
        <HandOverAsk
          title={t("vote.transfer_of", { name: nameHere(vote.person) })}
          act={t("vote.transfer")}
          hint={t("vote.transfer_hint")}
          isReasonNeeded
          isBusy={handing.isPending}
          onAct={(to) => handing.mutate(to, { onSuccess: () => setHanding(false) })}
          onClose={() => setHanding(false)}
        />
      )}
    </p>
  );
}

function StayLine({ step, stay }: { step: WayStep; stay: Passage }) {
  const { t } = useTranslation();
  const text = useText();
  const dates = useDates();
  const now = useNow(60);
  const isOpen = stay.state === "open";
  const isSkipped = stay.state === "skipped";
  return (
    <Line
      face={stay.person}
      name={nameHere(stay.person)}
      what={`${text(step.name)}${stay.round > 1 ? ` ×${stay.round}` : ""}`}
      look={isOpen ? "present" : isSkipped ? "skipped" : undefined}
      mark={stay.state === "done" && <Icon name="check" size={14} />}
    >
      <p>
        {isOpen && t("way.since", { time: dates.ago(stay.entered_at, now) })}
        {!isOpen && stay.left_at && dates.ago(stay.left_at, now)}
        {!isOpen && !isSkipped && ` · ${t("way.used", { time: dates.duration(stay.used_minutes ?? 0) })}`}
        {isOpen && stay.limit_minutes !== null && (
          <>
            {" "}
            ·{" "}
            {t("way.of_limit", {
              used: dates.hoursMinutes(stay.used_minutes ?? 0),
              limit: dates.hoursMinutes(stay.limit_minutes),
            })}
          </>
        )}
        {stay.late_minutes > 0 && (
          <span className={styles.late}>
            {" "}
            · {t("dates.over", { time: dates.hoursMinutes(stay.late_minutes) })}
          </span>
        )}
      </p>
      {stay.state === "returned" && <p>{t("approval.state_returned")}</p>}
      {stay.skipped && <p>{t("stage.skipped_by", { name: stay.skipped.by, reason: stay.skipped.reason })}</p>}
    </Line>
  );
}

function AheadLine({ step }: { step: WayStep }) {
  const { t } = useTranslation();
  const text = useText();
  const names = step.asked.map(({ name }) => name).join(t("filter.comma"));
  return (
    <Line
      face={step.asked[0] ?? null}
      name={names || text(step.asked_team)}
      what={text(step.name)}
      look="ahead"
    >
      <p>{t(step.is_passed_over ? "way.will_pass_over" : "way.later")}</p>
    </Line>
  );
}
