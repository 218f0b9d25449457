import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useDates } from "@/lib/dates";
import { useText } from "@/lib/i18n";
import { Ask } from "@/ui/Ask";
import { SkeletonPage } from "@/ui/States";
import { historyQuery, recordQuery } from "../api";
import type { Happened, Row } from "../types";
import styles from "./Detail.module.css";

type ConflictAskProps = {
  code: string;
  /** The record as one had it. */
  before: Row;
  isBusy?: boolean;
  /** With the record as it is now. */
  onOverwrite: (now: Row) => void;
  onYield: (now: Row | null) => void;
};

/** Two people changed the same record: who did what, and whose word holds. */
export function ConflictAsk({ code, before, isBusy, onOverwrite, onYield }: ConflictAskProps) {
  const { t } = useTranslation();
  const now = useQuery({ ...recordQuery(code, before.id), staleTime: 0, gcTime: 0 });
  const history = useQuery({ ...historyQuery(code, before.id), staleTime: 0 });
  const since = (history.data ?? []).filter(({ at }) => at > before.updated_at);
  const row = now.data && !now.isFetching ? now.data.row : null;
  return (
    <Ask
      title={t("records.conflict_title")}
      act={t("records.conflict_overwrite")}
      isBusy={isBusy}
      isReady={row !== null}
      onAct={() => row && onOverwrite(row)}
      onClose={() => onYield(row)}
    >
      {history.isPending && <SkeletonPage />}
      <ul className={styles.conflict}>
        {since.map((one) => (
          <li key={`${one.at} ${one.event}`}>
            <Said happened={one} />
          </li>
        ))}
      </ul>
      <p className={styles.quiet}>{t("records.conflict_fact")}</p>
    </Ask>
  );
}

function Said({ happened }: { happened: Happened }) {
  const { t } = useTranslation();
  const text = useText();
  const dates = useDates();
  return (
    <>
      <b>{happened.by || t("ui.system")}</b> <time dateTime={happened.at}>{dates.ago(happened.at)}</time>
      {happened.changes.map((change) => (
        <div key={change.code}>
          {text(change.label)}: <s>{change.before || t("records.nothing")}</s> →{" "}
          {change.after || t("records.nothing")}
        </div>
      ))}
    </>
  );
}
