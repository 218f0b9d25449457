import { useTranslation } from "react-i18next";
import { ORGANIZATION, useTeamNames } from "@/api/choices";
import { useFactWords } from "@/api/facts";
import { duration } from "@/lib/dates";
import { useText } from "@/lib/i18n";
import { ConditionSentence } from "@/ui/conditions/ConditionSentence";
import type { FactWords } from "@/ui/conditions/words";
import { Icon } from "@/ui/icons";
import { Tag } from "@/ui/Marks";
import { type Status, StatusTag } from "@/ui/StatusTag";
import type { Branch, Handler, Step } from "../api";
import styles from "./Process.module.css";

/** A process from top to bottom, branches beside each other, as business people read it. */
export function StepList({ steps, application }: { steps: readonly Step[]; application: string }) {
  const words = useFactWords(application || ORGANIZATION);
  return <Steps steps={steps} words={words} />;
}

function Steps({ steps, words }: { steps: readonly Step[]; words: FactWords }) {
  return (
    <ol className={styles.steps}>
      {steps.map((step) => (
        <li key={step.key}>{step.branches ? <Split step={step} words={words} /> : <Stage step={step} />}</li>
      ))}
    </ol>
  );
}

function Split({ step, words }: { step: Step; words: FactWords }) {
  const text = useText();
  return (
    <div className={styles.split}>
      <p>
        <Icon name="branch" size={14} /> {text(step.name)}
      </p>
      <div className={styles.branches}>
        {step.branches?.map((branch) => (
          <BranchView key={branch.key} branch={branch} words={words} />
        ))}
      </div>
    </div>
  );
}

function BranchView({ branch, words }: { branch: Branch; words: FactWords }) {
  const { t } = useTranslation();
  const text = useText();
  const steps = branch.steps ?? [];
  return (
    <div className={styles.branch}>
      <b>{text(branch.name) || branch.key}</b>
      <p className={styles.fact}>
        {branch.when ? (
          <>
            {t("processes.when")} <ConditionSentence condition={branch.when} words={words} />
          </>
        ) : (
          t("processes.otherwise")
        )}
      </p>
      {steps.length > 0 ? (
        <Steps steps={steps} words={words} />
      ) : (
        <p className={styles.fact}>{t("processes.straight_on")}</p>
      )}
    </div>
  );
}

function Stage({ step }: { step: Step }) {
  const { t } = useTranslation();
  const text = useText();
  const isWork = step.kind === "handling";
  return (
    <div className={isWork ? styles.stage : styles.point}>
      <div className={styles.head}>
        {!isWork && (
          <Icon name={step.kind === "start" ? "play" : step.kind === "end" ? "stop" : "flag"} size={14} />
        )}
        <b>{text(step.name)}</b>
        {isWork && step.status && <StatusTag status={step.status as Status} />}
        <span className={styles.grow} />
        {step.limit_minutes !== undefined && (
          <span>{t("processes.within", { time: duration(step.limit_minutes) })}</span>
        )}
      </div>
      {isWork && (
        <p className={styles.fact}>
          {step.handlers?.map((handler) => (
            <HandlerWords key={handler.kind} handler={handler} />
          ))}
          {step.requires?.map((name) => (
            <span key={name}>
              {t("processes.requires", { what: t(`processes.need_${name}`, { defaultValue: name }) })}
            </span>
          ))}
          {step.skippable_by && <span>{t(`processes.skip_${step.skippable_by}`)}</span>}
          {step.limit_minutes !== undefined && (
            <span>{t("processes.warns", { percent: step.warn_percent ?? 75 })}</span>
          )}
        </p>
      )}
      {step.checklist && step.checklist.length > 0 && (
        <ul className={styles.checks}>
          {step.checklist.map((item) => (
            <li key={item.key}>
              <Icon name="check" size={13} /> {text(item.text)}{" "}
              {item.mandatory !== false && <Tag>{t("processes.mandatory")}</Tag>}
              {item.needs_photo && <Tag>{t("processes.photo")}</Tag>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function HandlerWords({ handler }: { handler: Handler }) {
  const { t } = useTranslation();
  const teams = useTeamNames();
  const value = handler.team
    ? teams.nameOf(handler.team)
    : (handler.role ?? handler.person ?? handler.field ?? "");
  return <span>{t(`processes.handler_${handler.kind}`, { value })}</span>;
}
