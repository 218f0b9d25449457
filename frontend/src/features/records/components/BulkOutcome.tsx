import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Progress } from "antd";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { inputSentence, Problem, sentence } from "@/api/problem";
import { kindOf } from "@/features/forms/registry";
import { Button } from "@/ui/Button";
import { ErrorLine } from "@/ui/States";
import { type BulkRun, doBulkRun, farOf, keepBulkRun, stopBulkRun } from "../bulkRuns";
import { useColumns } from "../columns";
import { conjuncts } from "../listing";
import { useSentences } from "../sentences";
import type { TypePage } from "../types";
import styles from "./Import.module.css";

/** What is done, and to which records. */
export function BulkWhat({ page, run }: { page: TypePage; run: BulkRun }) {
  const { t } = useTranslation();
  const columns = useColumns(page);
  const say = useSentences(columns);
  const { filter, q } = run.wanted;
  const parts = conjuncts(filter).map((part) => {
    const { about, what } = say(part);
    return `${about} ${what}`.trim();
  });
  const said = [...(q ? [t("records.bulk_words", { words: q })] : []), ...parts];
  return (
    <section className={styles.part}>
      <dl className={styles.what}>
        {Object.entries(run.answers).map(([code, value]) => {
          const column = columns.find((one) => one.code === code);
          if (!column) return null;
          const { Cell } = kindOf(column.field.kind);
          return (
            <div key={code}>
              <dt>{t("records.bulk_value", { label: column.label })}</dt>
              <dd>
                <Suspense>
                  {value === null ? t("records.bulk_cleared") : <Cell field={column.field} value={value} />}
                </Suspense>
              </dd>
            </div>
          );
        })}
        <div>
          <dt>{t("records.bulk_which")}</dt>
          <dd>
            {said.join(t("records.joined_and")) || t("records.bulk_all")}{" "}
            <span className={styles.quiet}>{t("records.total", { count: run.total })}</span>
          </dd>
        </div>
      </dl>
    </section>
  );
}

/** How far it is, that one may leave, and how to put an end to it. */
export function BulkProgress({ run }: { run: BulkRun }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const stopping = useMutation({
    mutationFn: () => stopBulkRun(run.id),
    onSuccess: (next) => keepBulkRun(queries, next),
  });
  const percent = run.total === 0 ? 0 : Math.floor((100 * run.gone_through) / run.total);
  return (
    <section className={styles.part} aria-live="polite">
      <h2>{t(`records.bulk_state.${run.state}`)}</h2>
      <Progress
        percent={percent}
        status="active"
        size="small"
        aria-label={t("records.bulk_far", farOf(run))}
      />
      <p className={styles.quiet}>
        {t("records.bulk_far", farOf(run))} · {t("records.may_leave")}
      </p>
      <div className={styles.acts}>
        <Button isBusy={stopping.isPending} onClick={() => stopping.mutate()}>
          {t("records.bulk_stop")}
        </Button>
      </div>
    </section>
  );
}

/** What would come, or what came. */
export function BulkOutcome({ run }: { run: BulkRun }) {
  const { t } = useTranslation();
  const isTrial = run.state === "checked";
  return (
    <>
      {run.failure && <ErrorLine>{sentence(new Problem({ status: 422, ...run.failure }))}</ErrorLine>}
      <section className={styles.part}>
        <h2>{t(isTrial ? "records.bulk_would" : "records.bulk_came")}</h2>
        <Figures run={run} word={`${run.act}${isTrial ? "" : "d"}`} />
      </section>
      {run.problems.length > 0 && <Refused run={run} />}
      <Next run={run} />
    </>
  );
}

function Figures({ run, word }: { run: BulkRun; word: string }) {
  const { t } = useTranslation();
  const { changed = 0, same = 0, refused = 0 } = run.counts;
  return (
    <div className={styles.figures}>
      <div>
        <b>{changed}</b>
        <span>{t(`records.bulk_figure.${word}`)}</span>
      </div>
      {run.act === "change" && (
        <div>
          <b>{same}</b>
          <span>{t("records.bulk_same")}</span>
        </div>
      )}
      <div className={refused > 0 ? styles.bad : undefined}>
        <b>{refused}</b>
        <span>{t(`records.bulk_figure.not_${run.act}`)}</span>
      </div>
    </div>
  );
}

/** For good after the trial, on after a stop, or back to the records. */
function Next({ run }: { run: BulkRun }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const doing = useMutation({
    meta: { isQuiet: true },
    mutationFn: () => doBulkRun(run.id),
    onSuccess: (next) => keepBulkRun(queries, next),
  });
  const { changed = 0 } = run.counts;
  const isTrial = run.state === "checked";
  const isDelete = run.act === "delete";
  if (run.state === "done" || (isTrial && changed === 0)) {
    return (
      <div className={styles.acts}>
        <Link to={`/data/${run.record_type}`}>
          <Button kind="primary" tabIndex={-1}>
            {t("records.see_records")}
          </Button>
        </Link>
      </div>
    );
  }
  const now = t(isDelete ? "records.delete_now" : "records.bulk_now", { count: changed });
  return (
    <>
      {doing.isError && <ErrorLine>{sentence(doing.error)}</ErrorLine>}
      <div className={styles.acts}>
        <Button
          kind={isDelete ? "danger" : "primary"}
          isBusy={doing.isPending}
          onClick={() => doing.mutate()}
        >
          {isTrial ? now : t("records.bulk_go_on")}
        </Button>
      </div>
    </>
  );
}

function Refused({ run }: { run: BulkRun }) {
  const { t } = useTranslation();
  return (
    <section className={styles.part}>
      <h2>
        {t(`records.bulk_figure.not_${run.act}`)}
        {(run.counts.refused ?? 0) > run.problems.length && (
          <small>{t("records.bulk_first", { count: run.problems.length })}</small>
        )}
      </h2>
      <ul className={styles.problems}>
        {run.problems.map((problem, place) => (
          <li key={place} className={styles.named}>
            <Link to={`/data/${run.record_type}/${problem.id}`}>{problem.title || `#${problem.id}`}</Link>
            {inputSentence(problem)}
          </li>
        ))}
      </ul>
    </section>
  );
}
