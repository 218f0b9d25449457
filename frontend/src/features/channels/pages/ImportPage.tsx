import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { sentence } from "@/api/problem";
import { Page } from "@/ui/Page";
import { ErrorLine, SkeletonPage } from "@/ui/States";
import { type Import, importQuery } from "../api";
import { CheckResult } from "../components/CheckResult";
import { ImportResult } from "../components/ImportResult";
import { ImportSteps } from "../components/ImportSteps";
import styles from "../components/Imports.module.css";
import { MappingEditor } from "../components/MappingEditor";
import { RunProgress } from "../components/RunProgress";
import { StateMark } from "../components/StateMark";

/** One import from its file to its result; it goes on whether the page is open or not. */
export default function ImportPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const found = useQuery(importQuery(id));
  const [isMapping, setMapping] = useState(false);
  const run = found.data;
  const state = run?.state;
  // Whatever the import does next is worth seeing more than the mapping that was open.
  useEffect(() => {
    if (state) setMapping(state === "draft");
  }, [state]);
  return (
    <Page
      title={run?.file_name ?? t("imports.title")}
      count={run && <StateMark state={run.state} />}
      acts={
        <Link className={styles.all} to="/imports">
          {t("imports.all")}
        </Link>
      }
      isPadded
    >
      {found.isPending && <SkeletonPage />}
      {found.isError && <ErrorLine onRetry={() => void found.refetch()}>{sentence(found.error)}</ErrorLine>}
      {run && (
        <div className={styles.page}>
          <ImportSteps state={isMapping ? "draft" : run.state} />
          <Body run={run} isMapping={isMapping} onMap={() => setMapping(true)} />
        </div>
      )}
    </Page>
  );
}

type BodyProps = { run: Import; isMapping: boolean; onMap: () => void };

function Body({ run, isMapping, onMap }: BodyProps) {
  if (run.state === "checking" || run.state === "running") return <RunProgress run={run} />;
  if (isMapping || run.state === "draft") return <MappingEditor key={run.id} run={run} />;
  if (run.state === "checked") return <CheckResult run={run} onMap={onMap} />;
  return <ImportResult run={run} onMap={onMap} />;
}
