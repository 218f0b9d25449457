import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTeamNames } from "@/api/choices";
import { inputSentence, sentence } from "@/api/problem";
import { type Text, useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/icons";
import { Grow } from "@/ui/Page";
import { Segments } from "@/ui/Segments";
import { ErrorLine } from "@/ui/States";
import { tell } from "@/ui/tell";
import { type PackageStep, type PackageTrial, useImportPackage } from "../api";
import {
  bySection,
  countOf,
  type Decisions,
  decisionsOf,
  FATES,
  shown,
  stepKey,
  undecided,
} from "../packages";
import styles from "./Packages.module.css";

type ReviewProps = {
  content: Record<string, unknown>;
  trial: PackageTrial;
  desk: string | null;
  onDesk: (team: string) => void;
  onDone: () => void;
};

/** What a file would do, item by item, before anything is done. */
export function PackageReview({ content, trial, desk, onDesk, onDone }: ReviewProps) {
  const { t } = useTranslation();
  const text = useText();
  const teams = useTeamNames();
  const [decisions, setDecisions] = useState<Decisions>({});
  const importing = useImportPackage();
  const open = undecided(trial.steps, decisions);
  const does = trial.steps.filter((step) => step.fate !== "same" && step.fate !== "keep");
  function act(): void {
    importing.mutate(
      { package: content as never, decisions: decisionsOf(trial.steps, decisions), desk_team: desk },
      {
        onSuccess: () => {
          tell.done(t("packages.imported"));
          onDone();
        },
      },
    );
  }
  return (
    <div className={styles.page}>
      <div className={styles.about}>
        <b>{text(nameOf(content)) || trial.application}</b>
        <span>{t(trial.is_new ? "packages.is_new" : "packages.is_known")}</span>
        <span className={styles.signed}>
          <Icon name={trial.signed_by ? "lock" : "info"} size={14} />
          {trial.signed_by ? t("packages.signed_by", { key: trial.signed_by }) : t("packages.unsigned")}
        </span>
      </div>
      <Counts steps={trial.steps} />
      {trial.problems.length > 0 && (
        <div className={styles.problems}>
          {trial.problems.map((problem) => (
            <ErrorLine key={`${problem.path} ${problem.code}`}>
              {problem.path}: {inputSentence(problem)}
            </ErrorLine>
          ))}
        </div>
      )}
      {bySection(trial.steps.filter((step) => step.fate !== "same")).map(([section, steps]) => (
        <section key={section} className={styles.section}>
          <h2>{t(`packages.section.${section}`)}</h2>
          <ul>
            {steps.map((step) => (
              <StepLine
                key={stepKey(step)}
                step={step}
                decision={decisions[stepKey(step)]}
                onDecide={(side) => setDecisions({ ...decisions, [stepKey(step)]: side })}
              />
            ))}
          </ul>
        </section>
      ))}
      {importing.isError && <ErrorLine>{sentence(importing.error)}</ErrorLine>}
      <div className={styles.acts}>
        <span className={styles.desk}>
          {t("catalog.desk_team")}
          <Select<string>
            aria-label={t("catalog.desk_team")}
            style={{ minWidth: 150 }}
            value={desk ?? undefined}
            placeholder={t("packages.desk_of_file")}
            onChange={onDesk}
            options={teams.choices}
          />
        </span>
        <Grow />
        {open > 0 && <span>{t("packages.undecided", { count: open })}</span>}
        <Button onClick={onDone}>{t("packages.back")}</Button>
        <Button
          kind="primary"
          disabled={open > 0 || trial.problems.length > 0 || does.length === 0}
          isBusy={importing.isPending}
          onClick={act}
        >
          {t(does.length === 0 ? "packages.nothing" : "packages.import")}
        </Button>
      </div>
    </div>
  );
}

function nameOf(content: Record<string, unknown>): Text {
  const about = content.application as { name?: Text } | undefined;
  return about?.name ?? {};
}

function Counts({ steps }: { steps: readonly PackageStep[] }) {
  const { t } = useTranslation();
  const counts = countOf(steps);
  return (
    <dl className={styles.counts}>
      {FATES.filter((fate) => counts.get(fate)).map((fate) => (
        <div key={fate}>
          <dt>{t(`packages.fate.${fate}`)}</dt>
          <dd>{counts.get(fate)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Rules and promises have no name of their own: what they are is said. */
function unnamed({ section, key }: PackageStep, t: (key: string) => string): string {
  return t(section === "rule_sets" ? `packages.rules.${key}` : `packages.section.${section}`);
}

type LineProps = {
  step: PackageStep;
  decision: "theirs" | "ours" | undefined;
  onDecide: (side: "theirs" | "ours") => void;
};

function StepLine({ step, decision, onDecide }: LineProps) {
  const { t } = useTranslation();
  const text = useText();
  const [isOpen, setOpen] = useState(step.fate === "conflict");
  const changes = [
    ...step.local.map((change) => ({ ...change, side: "ours" as const })),
    ...step.changes.map((change) => ({ ...change, side: "theirs" as const })),
  ];
  return (
    <li className={`${styles.step} ${styles[step.fate] ?? ""}`}>
      <div className={styles.line}>
        <span className={styles.fate}>{t(`packages.fate.${step.fate}`)}</span>
        <span className={styles.name}>
          {text(step.name as Text) || unnamed(step, t)}
          <code className={styles.code}>{step.key}</code>
          {changes.length > 0 && (
            <button
              type="button"
              className={styles.more}
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
            >
              {t("packages.changes", { count: changes.length })}
            </button>
          )}
        </span>
        {step.fate === "conflict" && (
          <Segments
            label={t("packages.decide", { key: step.key })}
            segments={[
              { value: "ours", label: t("packages.ours") },
              { value: "theirs", label: t("packages.theirs") },
            ]}
            value={(decision ?? "") as "ours"}
            onChange={onDecide}
          />
        )}
      </div>
      {isOpen && (
        <ul className={styles.changes}>
          {changes.map((change) => (
            <li key={`${change.side} ${change.path}`}>
              <code>{change.path}</code>
              <span>
                {step.fate === "conflict" && `${t(`packages.by_${change.side}`)} `}
                <del>{shown(change.before)}</del> → <ins>{shown(change.after)}</ins>
              </span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
