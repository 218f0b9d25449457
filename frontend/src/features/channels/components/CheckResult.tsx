import { useTranslation } from "react-i18next";
import { inputSentence } from "@/api/problem";
import { Button } from "@/ui/Button";
import { type Column, DataTable } from "@/ui/DataTable";
import { type Import, useRun } from "../api";
import styles from "./Imports.module.css";

type Problem = Import["problems"][number];

/** What the dry run found, row by row, before anything is kept. */
export function CheckResult({ run, onMap }: { run: Import; onMap: () => void }) {
  const { t } = useTranslation();
  const start = useRun(run.id);
  const good = run.total - run.refused;
  return (
    <>
      <section className={styles.card}>
        <h2>{t(run.refused === 0 ? "imports.all_good" : "imports.some_wrong", { count: run.refused })}</h2>
        <dl className={styles.figures}>
          <Figure label={t("imports.rows")} value={run.total_rows} />
          <Figure label={t("imports.orders")} value={run.total} />
          <Figure label={t("imports.good")} value={good} />
          <Figure label={t("imports.refused")} value={run.refused} isBad={run.refused > 0} />
        </dl>
        <p className={styles.hint}>{t("imports.check_hint")}</p>
        <div className={styles.acts}>
          <Button
            kind="primary"
            isBusy={start.isPending}
            disabled={good === 0}
            onClick={() => start.mutate(undefined)}
          >
            {t("imports.start", { count: good })}
          </Button>
          <Button onClick={onMap}>{t("imports.change_mapping")}</Button>
        </div>
      </section>
      {run.problems.length > 0 && <Problems run={run} />}
    </>
  );
}

type FigureProps = { label: string; value: number; isBad?: boolean };

export function Figure({ label, value, isBad }: FigureProps) {
  return (
    <div className={isBad ? styles.badFigure : undefined}>
      <dt>{label}</dt>
      <dd>{value.toLocaleString("en")}</dd>
    </div>
  );
}

function Problems({ run }: { run: Import }) {
  const { t } = useTranslation();
  const columns: Column<Problem>[] = [
    { key: "row", title: t("imports.row"), width: "56px", isNumber: true, render: (one) => one.row },
    { key: "column", title: t("imports.column"), width: "minmax(70px, 140px)", render: (one) => one.column },
    {
      key: "value",
      title: t("imports.value"),
      width: "minmax(60px, 160px)",
      render: (one) => <span title={String(one.facts.value ?? "")}>{String(one.facts.value ?? "")}</span>,
    },
    {
      key: "problem",
      title: t("imports.problem"),
      width: "minmax(150px, 1fr)",
      render: (one) => {
        const said = inputSentence({ path: one.column, code: one.code, facts: one.facts });
        return <span title={said}>{said}</span>;
      },
    },
  ];
  return (
    <section className={styles.card}>
      <h2>
        {t("imports.problems")}{" "}
        <small>
          {run.problem_count > run.problems.length
            ? t("imports.first_of", { shown: run.problems.length, count: run.problem_count })
            : run.problem_count}
        </small>
      </h2>
      <div className={styles.table}>
        <DataTable
          label={t("imports.problems")}
          columns={columns}
          rows={run.problems}
          keyOf={(one) => `${one.row}:${one.column}:${one.code}`}
        />
      </div>
    </section>
  );
}
