import { useTranslation } from "react-i18next";
import { hoursMinutes } from "@/lib/dates";
import { Button } from "@/ui/Button";
import { Toggle } from "@/ui/Toggle";
import type { CalendarContent, Piece, Week } from "../api";
import { minutesIn, saidHours } from "../year";
import styles from "./Calendar.module.css";
import { Hours } from "./Hours";

type WeekEditorProps = {
  content: CalendarContent;
  /** What holds on weekdays this layer says nothing of; null for a calendar that stands alone. */
  below: { week: Week; time_zone: string } | null;
  onChange: (content: CalendarContent) => void;
};

/** The ordinary week, with its breaks; goes into the draft. */
export function WeekEditor({ content, below, onChange }: WeekEditorProps) {
  const { t } = useTranslation();
  const setDay = (day: number, pieces: Piece[]) =>
    onChange({ ...content, week: { ...content.week, [day]: pieces } });
  function leave(day: number): void {
    const { [String(day)]: _, ...week } = content.week ?? {};
    onChange({ ...content, week });
  }
  return (
    <section className={styles.part} aria-label={t("calendar.week")}>
      <h2>
        <span>{t("calendar.week")}</span>
        <span className={styles.fact}>
          {t("calendar.week_fact", { zone: content.time_zone || below?.time_zone })}
        </span>
      </h2>
      <div className={styles.week}>
        {[1, 2, 3, 4, 5, 6, 7].map((day) => {
          const own = content.week?.[String(day)];
          const pieces = own ?? (below?.week[String(day)] as Piece[] | undefined) ?? [];
          return (
            <div key={day} className={styles.weekday}>
              <span>{t(`calendar.weekday_${day}`)}</span>
              {below && own === undefined ? (
                <span className={styles.pieces}>
                  <span className={styles.fact}>{saidHours(pieces) || t("calendar.off")}</span>
                  <Button size="s" kind="text" onClick={() => setDay(day, [...pieces])}>
                    {t("calendar.differ")}
                  </Button>
                </span>
              ) : (
                <Hours
                  label={t(`calendar.weekday_${day}`)}
                  pieces={pieces}
                  onChange={(changed) => setDay(day, changed)}
                  onLeave={below ? () => leave(day) : undefined}
                />
              )}
              <span>{pieces.length > 0 ? hoursMinutes(minutesIn(pieces)) : t("calendar.off")}</span>
            </div>
          );
        })}
      </div>
      <Toggle
        label={t("calendar.observes")}
        isOn={content.observes_holidays !== false}
        onChange={(observes_holidays) => onChange({ ...content, observes_holidays })}
      />
    </section>
  );
}
