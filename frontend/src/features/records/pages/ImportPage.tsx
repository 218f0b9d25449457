import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { sentence } from "@/api/problem";
import { useText } from "@/lib/i18n";
import { IconButton } from "@/ui/Button";
import { Tag } from "@/ui/Marks";
import { Bar, Sheet, useTitle } from "@/ui/Page";
import { ErrorLine, SkeletonPage } from "@/ui/States";
import { pageQuery, renew } from "../api";
import detail from "../components/Detail.module.css";
import styles from "../components/Import.module.css";
import { ImportMapping } from "../components/ImportMapping";
import { ImportOutcome, ImportProgress } from "../components/ImportOutcome";
import records from "../components/Records.module.css";
import { type Import, importQuery, isUnderway } from "../imports";
import type { TypePage } from "../types";

/** One import of records from its table to what came of it; it goes on whether the page is open or not. */
export default function ImportPage() {
  const { type = "", id = "" } = useParams();
  const { t } = useTranslation();
  const text = useText();
  const queries = useQueryClient();
  const page = useQuery(pageQuery(type));
  const run = useQuery(importQuery(Number(id)));
  const state = run.data?.state;
  useTitle(t("records.import"));
  useEffect(() => {
    if (state === "done") void renew(queries, type, true);
  }, [state, queries, type]);
  const error = page.error ?? run.error;
  return (
    <Sheet label={t("records.import")}>
      <Bar>
        <Link to={`/data/${type}`} aria-label={t("order.back")}>
          <IconButton icon="back" label={t("order.back")} tabIndex={-1} />
        </Link>
        <span className={detail.crumb}>{text(page.data?.name)} /</span>
        <h1 className={records.barTitle}>{run.data?.file_name ?? t("records.import")}</h1>
        {state && (
          <Tag tone={state === "failed" ? "late" : state === "done" ? "met" : "accent"}>
            {t(`records.import.${state}`)}
          </Tag>
        )}
      </Bar>
      {error && (
        <div className={records.error}>
          <ErrorLine onRetry={() => void run.refetch()}>{sentence(error)}</ErrorLine>
        </div>
      )}
      {!error && !(page.data && run.data) && <SkeletonPage />}
      {page.data && run.data && (
        <div style={{ overflow: "auto", flex: 1 }}>
          <div className={styles.page}>
            <Body page={page.data} run={run.data} />
          </div>
        </div>
      )}
    </Sheet>
  );
}

function Body({ page, run }: { page: TypePage; run: Import }) {
  const [isMapping, setMapping] = useState(false);
  const { state } = run;
  // Whatever the import does next is worth seeing more than the mapping that was open.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state is what closes it.
  useEffect(() => setMapping(false), [state]);
  if (isUnderway(run)) return <ImportProgress run={run} />;
  if (isMapping || state === "draft") return <ImportMapping key={run.id} page={page} run={run} />;
  return <ImportOutcome page={page} run={run} onMap={() => setMapping(true)} />;
}
