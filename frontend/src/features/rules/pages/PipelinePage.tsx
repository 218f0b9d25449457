import { useQuery } from "@tanstack/react-query";
import { Input, Switch } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { ORGANIZATION, useCategoryNames, useTeamNames } from "@/api/choices";
import { sentence } from "@/api/problem";
import { comma, useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/icons";
import { PriorityMark } from "@/ui/Marks";
import { Page } from "@/ui/Page";
import { EmptyState, ErrorLine, SkeletonPage } from "@/ui/States";
import { type Pipeline, pipelineQuery } from "../api";
import styles from "../components/Triggers.module.css";
import type { Grade } from "../content";

type Step = Pipeline["steps"][number];
type Line = Step["rules"][number];

/** Everything that rules decide about one order, in the order in which it is decided. */
export default function PipelinePage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const number = search.get("order") ?? "";
  const withDrafts = search.get("drafts") === "1";
  const [typed, setTyped] = useState(number);
  const found = useQuery(pipelineQuery(number, withDrafts));
  function show(event: FormEvent): void {
    event.preventDefault();
    setSearch({ order: typed.trim(), ...(withDrafts ? { drafts: "1" } : {}) });
  }
  return (
    <Page title={t("rules.pipeline")}>
      <form className={styles.ask} onSubmit={show}>
        <label htmlFor="pipeline-number">{t("pipeline.order")}</label>
        <Input
          id="pipeline-number"
          value={typed}
          placeholder={t("pipeline.example")}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button kind="primary" type="submit" disabled={typed.trim() === ""}>
          {t("pipeline.show")}
        </Button>
        <Switch
          id="pipeline-drafts"
          size="small"
          checked={withDrafts}
          onChange={(on) => setSearch({ order: number, ...(on ? { drafts: "1" } : {}) })}
        />
        <label htmlFor="pipeline-drafts">{t("pipeline.with_drafts")}</label>
      </form>
      {number === "" && (
        <div className={styles.steps}>
          <EmptyState title={t("pipeline.none")} fact={t("pipeline.none_fact")} />
        </div>
      )}
      {found.isError && <ErrorLine onRetry={() => void found.refetch()}>{sentence(found.error)}</ErrorLine>}
      {number !== "" && found.isPending && <SkeletonPage />}
      {found.data && <Steps pipeline={found.data} />}
    </Page>
  );
}

function Steps({ pipeline }: { pipeline: Pipeline }) {
  return (
    <div className={styles.steps}>
      <p>
        <b>{pipeline.title}</b> <span className={styles.fact}>{pipeline.number}</span>
      </p>
      {pipeline.steps.map((step, index) => (
        <section key={index} className={styles.step} aria-label={step.purpose}>
          <i aria-hidden>
            <b>{index + 1}</b>
            <u />
          </i>
          <OneStep step={step} />
        </section>
      ))}
    </div>
  );
}

function OneStep({ step }: { step: Step }) {
  const { t } = useTranslation();
  return (
    <div>
      <h2>
        {t(`pipeline.step_${step.purpose}`)}
        <span className={styles.result}>
          <Outcome step={step} />
        </span>
        <small>
          {step.version !== null && t("pipeline.version", { no: step.version })}
          {step.application === "" && step.version !== null && ` · ${t("build.organization")}`}
        </small>
      </h2>
      <Scores step={step} />
      <Candidates step={step} />
      {step.rules.length > 0 && (
        <div className={styles.fates}>
          {step.rules.map((line) => (
            <Fate key={line.key} line={line} />
          ))}
        </div>
      )}
      {step.rules.length === 0 && (
        <span className={styles.fact}>{t(`pipeline.without_${step.purpose}`)}</span>
      )}
    </div>
  );
}

function Outcome({ step }: { step: Step }) {
  const { t } = useTranslation();
  const text = useText();
  const teams = useTeamNames();
  const categories = useCategoryNames(ORGANIZATION);
  const { outcome } = step;
  if (step.purpose === "classify") {
    return outcome.category ? categories.nameOf(String(outcome.category)) : t("rules.unsure");
  }
  if (step.purpose === "priority") return <PriorityMark priority={Number(outcome.priority) as Grade} />;
  if (step.purpose === "sla")
    return text((outcome.name ?? {}) as Record<string, string>) || t("pipeline.no_policy");
  if (step.purpose === "dispatch") {
    return `${teams.nameOf(String(outcome.team))} · ${t(`rules.strategy_${outcome.strategy}`)}`;
  }
  const count = Array.isArray(outcome.rules) ? outcome.rules.length : 0;
  return t("pipeline.run", { count });
}

type Score = { key: string; category: string; score: number; matches: { word: string }[] };

/** The words that were weighed, where no rule decided. */
function Scores({ step }: { step: Step }) {
  const categories = useCategoryNames(ORGANIZATION);
  const scores = (step.trace.scores ?? []) as Score[];
  if (scores.length === 0) return null;
  return (
    <span className={styles.fact}>
      {scores
        .slice(0, 3)
        .map(
          (one) =>
            `${categories.nameOf(one.category)} ${one.score} (${one.matches.map((match) => match.word).join(comma())})`,
        )
        .join(" · ")}
    </span>
  );
}

type Choice = {
  candidates: {
    person_id: number;
    name: string;
    open_load: string;
    score: string | null;
    excluded_because: string | null;
    is_chosen: boolean;
  }[];
};

/** Who could take it now, with load and score, or why not. */
function Candidates({ step }: { step: Step }) {
  const { t } = useTranslation();
  const choices = (step.trace.choices ?? []) as Choice[];
  const everybody = choices.flatMap((choice) => choice.candidates);
  if (everybody.length === 0) return null;
  return (
    <div className={styles.fates} role="group" aria-label={t("pipeline.candidates")}>
      <span className={styles.fact}>{t("pipeline.candidates")}</span>
      {everybody.map((one, index) => (
        <div key={index} className={`${styles.fate} ${one.is_chosen ? styles.holds : ""}`}>
          <Icon name={one.is_chosen ? "check" : "user"} size={14} />
          <div>
            {one.name}{" "}
            <span className={styles.then}>
              {t("pipeline.open", { count: Number(one.open_load) })}
              {" · "}
              {one.excluded_because
                ? t(`excluded.${one.excluded_because}`)
                : t("pipeline.score", { score: one.score ?? "0" })}
            </span>
          </div>
        </div>
      ))}
    </div>
  );
}

const MARKS: Record<string, "check" | "close" | "warn"> = {
  holds: "check",
  broken: "warn",
};

function Fate({ line }: { line: Line }) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <div className={`${styles.fate} ${line.fate === "holds" ? styles.holds : ""}`}>
      <Icon name={MARKS[line.fate] ?? "close"} size={14} />
      <div>
        {text(line.name)} <span className={styles.then}>{t(`pipeline.fate_${line.fate}`)}</span>
        <Conditions line={line} />
      </div>
    </div>
  );
}

function Conditions({ line }: { line: Line }) {
  const { t } = useTranslation();
  return (
    <>
      {line.conditions.map((condition, index) => (
        <small key={index}>
          {factName(t, condition)} = {said(t, condition.actual)}
          {condition.result === true ? " ✓" : " ✗"}
        </small>
      ))}
    </>
  );
}

type Translate = ReturnType<typeof useTranslation>["t"];

function factName(t: Translate, condition: Record<string, unknown>): string {
  const fields = Array.isArray(condition.fields) ? condition.fields : [];
  return fields
    .map((key) => t(`facts.${key}`, { defaultValue: String(key).replace(/^answers\./, "") }))
    .join(", ");
}

function said(t: Translate, value: unknown): string {
  if (typeof value === "boolean") return t(value ? "conditions.yes" : "conditions.no");
  if (value === null || value === undefined || value === "") return "∅";
  return Array.isArray(value) ? value.join(", ") : String(value);
}
