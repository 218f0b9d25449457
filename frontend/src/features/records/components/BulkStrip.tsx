import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { tell } from "@/ui/tell";
import { renew } from "../api";
import { bulkRunsQuery, farOf, isUnderway } from "../bulkRuns";
import styles from "./Records.module.css";

/** Above the list while something is being done to it; when that is over, the list is as it is by then. */
export function BulkStrip({ code }: { code: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data: runs = [] } = useQuery(bulkRunsQuery(code));
  const run = runs.find(isUnderway);
  const followed = useRef<number | null>(null);
  const over = runs.find(({ id, state }) => id === followed.current && state === "done");
  if (run) followed.current = run.id;
  useEffect(() => {
    if (!over) return;
    followed.current = null;
    void renew(queries, code, true);
    tell.done(
      t(`records.${over.act === "delete" ? "deleted" : "bulk_done"}`, { count: over.counts.changed ?? 0 }),
    );
  }, [over, queries, code, t]);
  if (!run) return null;
  return (
    <div className={styles.strip} role="status">
      <span>
        {t(`records.bulk_run.${run.act}`)} · {t(`records.bulk_state.${run.state}`)}
      </span>
      <progress max={Math.max(run.total, 1)} value={run.gone_through} />
      <span>{t("records.bulk_far", farOf(run))}</span>
      <Link to={`/data/${code}/changes/${run.id}`}>{t("records.bulk_look")}</Link>
    </div>
  );
}
