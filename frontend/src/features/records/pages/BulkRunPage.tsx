import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { sentence } from "@/api/problem";
import { useText } from "@/lib/i18n";
import { IconButton } from "@/ui/Button";
import { Tag } from "@/ui/Marks";
import { Bar, Sheet, useTitle } from "@/ui/Page";
import { ErrorLine, SkeletonPage } from "@/ui/States";
import { pageQuery, renew } from "../api";
import { type BulkRun, bulkRunQuery, isUnderway } from "../bulkRuns";
import { BulkOutcome, BulkProgress, BulkWhat } from "../components/BulkOutcome";
import detail from "../components/Detail.module.css";
import styles from "../components/Import.module.css";
import records from "../components/Records.module.css";

const TONES: Record<BulkRun["state"], "accent" | "met" | "late" | undefined> = {
  checking: "accent",
  checked: "accent",
  running: "accent",
  done: "met",
  stopped: undefined,
  failed: "late",
};

/** The same done to a whole list, from its trial to what came of it; leaving the page stops nothing. */
export default function BulkRunPage() {
  const { type = "", id = "" } = useParams();
  const { t } = useTranslation();
  const text = useText();
  const queries = useQueryClient();
  const page = useQuery(pageQuery(type));
  const run = useQuery(bulkRunQuery(Number(id)));
  const { data } = run;
  const name = t(`records.bulk_run.${data?.act ?? "change"}`);
  const isOver = data?.state === "done" || data?.state === "stopped";
  useTitle(name);
  useEffect(() => {
    if (isOver) void renew(queries, type, true);
  }, [isOver, queries, type]);
  const error = page.error ?? run.error;
  return (
    <Sheet label={name}>
      <Bar>
        <Link to={`/data/${type}`} aria-label={t("order.back")}>
          <IconButton icon="back" label={t("order.back")} tabIndex={-1} />
        </Link>
        <span className={detail.crumb}>{text(page.data?.name)} /</span>
        <h1 className={records.barTitle}>{name}</h1>
        {data && <Tag tone={TONES[data.state]}>{t(`records.bulk_state.${data.state}`)}</Tag>}
      </Bar>
      {error && (
        <div className={records.error}>
          <ErrorLine onRetry={() => void run.refetch()}>{sentence(error)}</ErrorLine>
        </div>
      )}
      {!error && !(page.data && data) && <SkeletonPage />}
      {page.data && data && (
        <div style={{ overflow: "auto", flex: 1 }}>
          <div className={styles.page}>
            <BulkWhat page={page.data} run={data} />
            {isUnderway(data) ? <BulkProgress run={data} /> : <BulkOutcome run={data} />}
          </div>
        </div>
      )}
    </Sheet>
  );
}
