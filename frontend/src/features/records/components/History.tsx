import { useTranslation } from "react-i18next";
import { useDates, useNow } from "@/lib/dates";
import { useText } from "@/lib/i18n";
import { Icon } from "@/ui/icons";
import type { Happened } from "../types";
import styles from "./Detail.module.css";

type HistoryProps = { entries: readonly Happened[]; nameOf: (event: string) => string };

/** What happened to a record, newest first, with what was there before and after. */
export function History({ entries, nameOf }: HistoryProps) {
  const { t } = useTranslation();
  const dates = useDates();
  const now = useNow(60);
  return (
    <ol className={styles.history}>
      {entries.map((entry, place) => (
        <li key={`${entry.at} ${place}`}>
          <header>
            <b>{entry.by || t("ui.system")}</b>
            <span>{nameOf(entry.event)}</span>
            <time dateTime={entry.at} title={dates.exact(entry.at)}>
              {dates.ago(entry.at, now)}
            </time>
          </header>
          {entry.changes.map((change) => (
            <Change key={change.code} change={change} />
          ))}
        </li>
      ))}
    </ol>
  );
}

function Change({ change }: { change: Happened["changes"][number] }) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <div className={styles.change}>
      <span>{text(change.label)}</span>
      <span>
        {change.is_masked && <Icon name="lock" size={12} label={t("records.masked")} />}{" "}
        {change.before && (
          <>
            <s>{change.before}</s>
            <i>→</i>
          </>
        )}
        {change.after || t("records.emptied")}
      </span>
    </div>
  );
}
