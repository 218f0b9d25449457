import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Progress } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { inputSentence, Problem, sentence } from "@/api/problem";
import { useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { ErrorLine } from "@/ui/States";
import { type Import, type ImportProblem, importQuery, runImport } from "../imports";
import type { TypePage } from "../types";
import styles from "./Import.module.css";

type ImportOutcomeProps = { page: TypePage; run: Import; onMap: () => void };

/** How far it is, and that one may leave. */
export function ImportProgress({ run }: { run: Import }) {
  const { t } = useTranslation();
  return (
    <section className={styles.part} aria-live="polite">
      <h2>{t(`records.import.${run.state}`)}</h2>
      <Progress percent={100} status="active" showInfo={false} size="small" />
      <p className={styles.quiet}>{t("records.rows_so_far", { count: run.position })}</p>
      <p className={styles.quiet}>{t("records.may_leave")}</p>
    </section>
  );
}

/** What a trial says would come, or what came. */
export function ImportOutcome({ page, run, onMap }: ImportOutcomeProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const taking = useMutation({
    meta: { isQuiet: true },
    mutationFn: () => runImport(run.id, run.mapping, false),
    onSuccess: (next) => queries.setQueryData(importQuery(run.id).queryKey, next),
  });
  const isTrial = run.state === "checked";
  const taken = (run.counts.created ?? 0) + (run.counts.updated ?? 0);
  return (
    <>
      {run.failure && <ErrorLine>{sentence(new Problem({ status: 422, ...run.failure }))}</ErrorLine>}
      {taking.isError && <ErrorLine>{sentence(taking.error)}</ErrorLine>}
      <section className={styles.part}>
        <h2>{t(isTrial ? "records.would_come" : "records.has_come")}</h2>
        <Figures counts={run.counts} />
      </section>
      {run.problems.length > 0 && <Problems page={page} problems={run.problems} />}
      <div className={styles.acts}>
        {isTrial && (
          <Button
            kind="primary"
            disabled={taken === 0}
            isBusy={taking.isPending}
            onClick={() => taking.mutate()}
          >
            {t("records.import_now", { count: taken })}
          </Button>
        )}
        {run.state === "done" && (
          <Link to={`/data/${page.code}`}>
            <Button kind="primary" tabIndex={-1}>
              {t("records.see_records")}
            </Button>
          </Link>
        )}
        {run.state !== "done" && <Button onClick={onMap}>{t("records.change_mapping")}</Button>}
      </div>
    </>
  );
}

const COUNTED = ["created", "updated", "unchanged", "skipped", "refused"] as const;

function Figures({ counts }: { counts: Import["counts"] }) {
  const { t } = useTranslation();
  return (
    <div className={styles.figures}>
      {COUNTED.map((key) => (
        <div key={key} className={key === "refused" && (counts[key] ?? 0) > 0 ? styles.bad : undefined}>
          <b>{counts[key] ?? 0}</b>
          <span>{t(`records.rows_${key}`)}</span>
        </div>
      ))}
    </div>
  );
}

function Problems({ page, problems }: { page: TypePage; problems: readonly ImportProblem[] }) {
  const { t } = useTranslation();
  const text = useText();
  const fieldOf = (path: string) => {
    const name = path.split(".")[1] ?? path;
    return text(page.content.fields.find(({ id, code }) => id === name || code === name)?.label);
  };
  return (
    <section className={styles.part}>
      <h2>{t("records.refused_rows")}</h2>
      <ul className={styles.problems}>
        {problems.map((problem, place) => (
          <li key={place}>
            <b>{t("records.row_no", { no: problem.row })}</b>
            <span>{fieldOf(problem.path)}</span>
            {inputSentence(problem)}
          </li>
        ))}
      </ul>
    </section>
  );
}
