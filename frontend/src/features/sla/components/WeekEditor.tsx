import { useTranslation } from "react-i18next";
import { hoursMinutes } from "@/lib/dates";
import { Toggle } from "@/ui/Toggle";
import type { CalendarContent, Piece } from "../api";
import { minutesIn } from "../year";
import styles from "./Calendar.module.css";
import { Hours } from "./Hours";

type WeekEditorProps = { content: CalendarContent; onChange: (content: CalendarContent) => void };

/** The ordinary week, with its breaks; goes into the draft. */
export function WeekEditor({ content, onChange }: WeekEditorProps) {
  const { t } = useTranslation();
  const setDay = (day: number, pieces: Piece[]) =>
    onChange({ ...content, week: { ...content.week, [day]: pieces } });
  return (
    <section className={styles.part} aria-label={t("calendar.week")}>
      <h2>
        <span>{t("calendar.week")}</span>
        <span className={styles.fact}>{t("calendar.week_fact", { zone: content.time_zone })}</span>
      </h2>
      <div className={styles.week}>
        {[1, 2, 3, 4, 5, 6, 7].map((day) => {
          const pieces = content.week[String(day)] ?? [];
          return (
            <div key={day} className={styles.weekday}>
              <span>{t(`calendar.weekday_${day}`)}</span>
              <Hours
                label={t(`calendar.weekday_${day}`)}
                pieces={pieces}
                onChange={(changed) => setDay(day, changed)}
              />
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
