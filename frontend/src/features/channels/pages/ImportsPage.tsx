import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { sentence } from "@/api/problem";
import { useDates, useNow } from "@/lib/dates";
import { Button } from "@/ui/Button";
import { Page } from "@/ui/Page";
import { EmptyState, ErrorLine, SkeletonRows } from "@/ui/States";
import { type ImportBrief, importsQuery } from "../api";
import { BeginImport } from "../components/BeginImport";
import styles from "../components/Imports.module.css";
import { StateMark } from "../components/StateMark";

/** Every import that was begun, the newest first. */
export default function ImportsPage() {
  const { t } = useTranslation();
  const imports = useQuery(importsQuery);
  const [isBeginning, setBeginning] = useState(false);
  const rows = imports.data ?? [];
  const begin = (
    <Button kind="primary" icon="plus" onClick={() => setBeginning(true)}>
      {t("imports.begin")}
    </Button>
  );
  return (
    <Page title={t("imports.title")} count={imports.data && rows.length} acts={begin}>
      {imports.isError && (
        <ErrorLine onRetry={() => void imports.refetch()}>{sentence(imports.error)}</ErrorLine>
      )}
      {imports.isPending && <SkeletonRows columns="1fr 90px 120px" />}
      {imports.isSuccess && rows.length === 0 && (
        <EmptyState title={t("imports.none")} fact={t("imports.none_fact")} />
      )}
      <ul className={styles.runs} aria-label={t("imports.title")}>
        {rows.map((row) => (
          <RunLine key={row.id} run={row} />
        ))}
      </ul>
      {isBeginning && <BeginImport onClose={() => setBeginning(false)} />}
    </Page>
  );
}

function RunLine({ run }: { run: ImportBrief }) {
  const { t } = useTranslation();
  const dates = useDates();
  const now = useNow(60);
  const navigate = useNavigate();
  const isOver = ["done", "cancelled", "failed"].includes(run.state);
  return (
    <li>
      <button type="button" className={styles.run} onClick={() => void navigate(`/imports/${run.id}`)}>
        <b>{run.file_name}</b>
        <StateMark state={run.state} />
        <span className={styles.runFact}>
          {isOver
            ? t("imports.brief", { created: run.created, refused: run.refused })
            : t("imports.of_source", { source: run.source })}
        </span>
        <time className={styles.runFact} dateTime={run.created_at} title={dates.exact(run.created_at)}>
          {run.by} · {dates.ago(run.created_at, now)}
        </time>
      </button>
    </li>
  );
}
