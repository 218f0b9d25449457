import { useTranslation } from "react-i18next";
import { useDates } from "@/lib/dates";
import { useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { useAcknowledge } from "../api";
import type { Ledger } from "../types";
import styles from "./Why.module.css";

type LedgerAfterProps = { number: string; ledger: Ledger; now: number };

/** Below the sum: what was promised before, which levels come, and who knows. */
export function LedgerAfter({ number, ledger, now }: LedgerAfterProps) {
  const { t } = useTranslation();
  const dates = useDates();
  const text = useText();
  const know = useAcknowledge(number);
  const repeats = ledger.levels.some((level) => level.times > 0 && level.next_at !== null);
  return (
    <>
      {ledger.changes.map((change) => (
        <p key={change.at} className={styles.result}>
          {t(
            change.before_minutes === change.after_minutes && change.is_other_calendar
              ? "why.change_calendar"
              : "why.change",
            {
              moment: dates.moment(change.at, now),
              who: change.who,
              before: dates.hoursMinutes(change.before_minutes),
              after: dates.hoursMinutes(change.after_minutes),
            },
          )}
        </p>
      ))}
      {ledger.days.map((day) => (
        <p key={day.day} className={styles.result}>
          {t("why.day", {
            day: dates.calendarDate(`${day.day}T04:00:00Z`),
            what: [t(`calendar.kind_${day.kind}`), text(day.name)].filter(Boolean).join(" "),
            layer: t(`calendar.layer_${day.layer || "organization"}`),
            calendar: text(day.calendar),
          })}
        </p>
      ))}
      {ledger.levels.map((level) => (
        <p key={level.key} className={styles.result}>
          {t(
            level.minutes === 0 ? "why.level_due" : level.is_before ? "why.level_before" : "why.level_after",
            {
              time: dates.hoursMinutes(level.minutes),
            },
          )}
          {t("why.colon")}
          {t(`sla.do_${level.do}`)}
          {level.times > 0 && `${t("why.comma")}${t("why.level_came")}`}
          {level.times === 0 &&
            level.next_at &&
            `${t("why.comma")}${t("why.level_at", { moment: dates.moment(level.next_at, now) })}`}
        </p>
      ))}
      {ledger.acknowledged_at && (
        <p className={styles.result}>
          {t("why.acknowledged", {
            who: ledger.acknowledged_by,
            moment: dates.moment(ledger.acknowledged_at, now),
          })}
        </p>
      )}
      {repeats && (
        <Button
          size="s"
          title={t("why.knows")}
          disabled={know.isPending}
          onClick={() => know.mutate(ledger.metric)}
        >
          {t("why.know")}
        </Button>
      )}
    </>
  );
}
