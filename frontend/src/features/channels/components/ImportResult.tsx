import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { inputSentence } from "@/api/problem";
import { Button } from "@/ui/Button";
import { ErrorLine } from "@/ui/States";
import { type Import, rejectedAddress, useRun } from "../api";
import { Figure } from "./CheckResult";
import styles from "./Imports.module.css";

/** What went in, what was there, what did not, and where to find each. */
export function ImportResult({ run, onMap }: { run: Import; onMap: () => void }) {
  const { t } = useTranslation();
  const again = useRun(run.id);
  const isWhole = run.state === "done";
  return (
    <section className={styles.card}>
      <h2>{t(`imports.ended.${run.state}`)}</h2>
      {run.failure && <ErrorLine>{failureOf(run.failure)}</ErrorLine>}
      <dl className={styles.figures}>
        <Figure label={t("imports.created")} value={run.created} />
        <Figure label={t("imports.already_there")} value={run.already_there} />
        <Figure label={t("imports.refused")} value={run.refused} isBad={run.refused > 0} />
      </dl>
      {run.refused_rows > 0 && <p className={styles.hint}>{t("imports.rejected_hint")}</p>}
      <div className={styles.acts}>
        {!isWhole && (
          <Button kind="primary" isBusy={again.isPending} onClick={() => again.mutate(undefined)}>
            {t("imports.go_on")}
          </Button>
        )}
        {run.created + run.already_there > 0 && (
          <Link
            className={styles.linkButton}
            to={`/work/all?application=${run.application}&imported=true&sort=-created`}
          >
            {t("imports.see_orders")}
          </Link>
        )}
        {run.refused_rows > 0 && (
          <a className={styles.linkButton} href={rejectedAddress(run.id)} download>
            {t("imports.rejected_file", { count: run.refused_rows })}
          </a>
        )}
        {!isWhole && <Button onClick={onMap}>{t("imports.change_mapping")}</Button>}
      </div>
    </section>
  );
}

function failureOf(failure: Record<string, unknown>): string {
  const facts = typeof failure.facts === "object" && failure.facts ? failure.facts : {};
  return inputSentence({ path: "", code: String(failure.code), facts: { ...facts } });
}
