import { useTranslation } from "react-i18next";
import { useDates } from "@/lib/dates";
import type { RecordDetail, TypePage } from "../types";
import styles from "./Detail.module.css";

/** What a record is called, and who made and changed it. */
export function RecordHead({ detail }: { page: TypePage; detail: RecordDetail }) {
  const { t } = useTranslation();
  const dates = useDates();
  const { row } = detail;
  const said = (at: string) => (
    <time dateTime={at} title={dates.exact(at)}>
      {dates.ago(at)}
    </time>
  );
  return (
    <header className={styles.head}>
      <h1>{row.title || row.number || `#${row.id}`}</h1>
      <div className={styles.props}>
        {row.number && <b>{row.number}</b>}
        <span>
          {t("records.own_created_at")} <b>{row.created_by || t("ui.system")}</b> {said(row.created_at)}
        </span>
        {row.updated_at !== row.created_at && (
          <span>
            {t("records.own_updated_at")} <b>{row.updated_by || t("ui.system")}</b> {said(row.updated_at)}
          </span>
        )}
      </div>
    </header>
  );
}
