import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useDates } from "@/lib/dates";
import { hasText, say, useText } from "@/lib/i18n";
import { Icon } from "@/ui/icons";
import { PersonChip } from "@/ui/Person";
import type { Trial } from "../../api";
import { kindOf } from "../../kinds";
import { type ProcessContent, stepOf } from "../content";
import { useStepName } from "../useSaid";
import styles from "./Process.module.css";
import type { Moments } from "./useMoments";

type TrialWayProps = {
  trial: Trial;
  content: ProcessContent;
  moments: Moments;
  decisions: Readonly<Record<string, string>>;
  onDecide: (step: string, word: string) => void;
};

const MACHINES = new Set(["delay", "wait"]);

/** Step by step: who would have it and why, until when; what they say can be changed. */
export function TrialWay({ trial, content, moments, decisions, onDecide }: TrialWayProps) {
  const { t } = useTranslation();
  const nameOf = useStepName();
  const steps = trial.steps.filter(({ step }) => stepOf(content, step) !== null);
  return (
    <>
      <ol className={styles.way} aria-label={t("process.way_taken")}>
        {steps.map((one, index) => {
          const step = stepOf(content, one.step);
          const choices = choicesFor(one.kind, Boolean(step?.skippable_by));
          return (
            <li
              key={index}
              className={moments.hasBegun(one) ? undefined : styles.later}
              aria-current={moments.isThere(one) ? "step" : undefined}
            >
              <Icon name={kindOf(one.kind)?.icon ?? "work"} />
              <div>
                <b>{nameOf(step)}</b>
                {one.state === "skipped" && <span className={styles.quiet}> {t("process.left_out")}</span>}
                <Chosen branches={trial.branches[one.step]} content={content} split={one.step} />
                {one.people.map((person, place) => (
                  <Asked key={place} asked={person} />
                ))}
                <Until stay={one} />
                <Ladder rungs={one.ladder} />
                {one.is_asked && choices.length > 1 && one.round === 1 && (
                  <Select<string>
                    size="small"
                    aria-label={t("process.decides", { name: nameOf(step) })}
                    value={decisions[one.step] ?? ""}
                    options={choices.map((word) => ({
                      value: word,
                      label: t(`process.decision.${word || (one.kind === "approval" ? "approved" : "done")}`),
                    }))}
                    onChange={(word) => onDecide(one.step, word)}
                  />
                )}
              </div>
            </li>
          );
        })}
      </ol>
      <End trial={trial} content={content} />
    </>
  );
}

function choicesFor(kind: string, maySkip: boolean): string[] {
  const skip = maySkip ? ["skipped"] : [];
  if (kind === "approval") return ["", "rejected", ...skip];
  return MACHINES.has(kind) ? ["", "timeout"] : ["", ...skip];
}

type ChosenProps = { branches: string[] | undefined; content: ProcessContent; split: string };

function Chosen({ branches, content, split }: ChosenProps) {
  const { t } = useTranslation();
  const text = useText();
  if (!branches || stepOf(content, split)?.kind === "parallel") return null;
  const named = branches.map((key) => {
    const branch = stepOf(content, split)?.branches?.find((one) => one.key === key);
    return text(branch?.name) || t(branch?.is_default ? "process.otherwise" : "process.unnamed_branch");
  });
  return <p className={styles.quiet}>{t("process.goes_on", { names: named.join("、") })}</p>;
}

function Asked({ asked }: { asked: Trial["steps"][number]["people"][number] }) {
  const { t } = useTranslation();
  const text = useText();
  const why =
    text(asked.because) ||
    (asked.found_by ? t(`process.rule.${asked.found_by}`, { defaultValue: asked.found_by }) : "");
  return (
    <p className={styles.who}>
      {asked.person ? <PersonChip person={asked.person} /> : text(asked.team) || t("ui.nobody")}
      <small className={styles.quiet}>{why}</small>
      {asked.outcome === "dedupe" && <small className={styles.quiet}>{t("process.deduped")}</small>}
    </p>
  );
}

type Stay = Trial["steps"][number];

/** From when to when: until what is done is due, or until a pause is over. */
function Until({ stay }: { stay: Stay }) {
  const { t } = useTranslation();
  const dates = useDates();
  const { due_at: due, starts_at: start, kind } = stay;
  if (!due) return null;
  const facts = { start: dates.moment(start), time: dates.moment(due) };
  return (
    <p className={styles.quiet} title={`${dates.exact(start)} – ${dates.exact(due)}`}>
      {t(MACHINES.has(kind) ? "process.pauses_until" : "process.latest", facts)}
    </p>
  );
}

/** What would happen around the deadline if nobody did anything. */
function Ladder({ rungs }: { rungs: Stay["ladder"] }) {
  const { t } = useTranslation();
  const dates = useDates();
  return rungs.map(({ do: what, at }) => (
    <p key={`${what} ${at}`} className={styles.rung} title={dates.exact(at)}>
      <Icon name="clock" size={13} /> {dates.moment(at)} {t(`process.level_do.${what}`)}
    </p>
  ));
}

function End({ trial, content }: Pick<TrialWayProps, "trial" | "content">) {
  const { t } = useTranslation();
  const nameOf = useStepName();
  const { incident } = trial;
  if (!incident) {
    return (
      <p className={styles.ended} role="status">
        <Icon name={trial.state === "running" ? "pause" : "okc"} size={14} />
        {t(`process.ended.${trial.outcome || trial.state}`, { defaultValue: trial.outcome || trial.state })}
      </p>
    );
  }
  const key = `errors.${incident.code}`;
  const name = nameOf(stepOf(content, incident.step)) || incident.step;
  return (
    <p className={`${styles.ended} ${styles.stuck}`} role="alert">
      <Icon name="stop" size={14} />
      {hasText(key) ? say(key, { step: name, branch: name, detail: incident.detail }) : incident.detail}
    </p>
  );
}
