import { useTranslation } from "react-i18next";
import { currentLanguage, useText } from "@/lib/i18n";
import { type DayView, type MonthView, saidHours } from "../year";
import styles from "./Calendar.module.css";

type YearViewProps = {
  year: number;
  months: readonly MonthView[];
  today: string;
  onDay?: (day: DayView) => void;
};

/** Twelve small months; what a day is shows by sign and shape, not by color alone. */
export function YearView({ year, months, today, onDay }: YearViewProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.year} role="group" aria-label={String(year)}>
      {months.map((month) => (
        <section key={month.month} className={styles.month} aria-label={monthName(year, month.month)}>
          <h3>{monthName(year, month.month)}</h3>
          <div className={styles.grid}>
            {[1, 2, 3, 4, 5, 6, 7].map((day) => (
              <abbr key={day} title={t(`calendar.weekday_${day}`)}>
                {t(`calendar.short_${day}`)}
              </abbr>
            ))}
            {month.lead > 0 && <span style={{ gridColumn: `span ${month.lead}` }} />}
            {month.days.map((day) => (
              <DayCell key={day.iso} day={day} isToday={day.iso === today} onPress={onDay} />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

function monthName(year: number, month: number): string {
  return new Intl.DateTimeFormat(currentLanguage(), { month: "long", timeZone: "UTC" }).format(
    Date.UTC(year, month - 1, 15),
  );
}

type DayCellProps = { day: DayView; isToday: boolean; onPress?: (day: DayView) => void };

function DayCell({ day, isToday, onPress }: DayCellProps) {
  const { t } = useTranslation();
  const text = useText();
  const said = [
    day.iso,
    t(`calendar.kind_${day.kind}`),
    text(day.name),
    saidHours(day.hours),
    day.from && !day.from.is_own ? t(`calendar.layer_${day.from.layer}`) : "",
  ]
    .filter(Boolean)
    .join(" · ");
  const mark = day.kind === "working" || day.kind === "free" ? null : t(`calendar.mark_${day.kind}`);
  return (
    <button
      type="button"
      className={`${styles.day} ${styles[day.kind]} ${isToday ? styles.today : ""}`}
      aria-label={said}
      aria-current={isToday ? "date" : undefined}
      title={said}
      disabled={!onPress}
      onClick={() => onPress?.(day)}
    >
      {day.number}
      {mark && <i aria-hidden>{mark}</i>}
    </button>
  );
}

/** What the signs mean. */
export function YearLegend() {
  const { t } = useTranslation();
  return (
    <div className={styles.legend}>
      {(["working", "free", "holiday", "makeup", "custom", "extra", "less"] as const).map((kind) => (
        <span key={kind}>
          <span className={`${styles.day} ${styles[kind]}`} aria-hidden>
            8{kind !== "working" && kind !== "free" && <i>{t(`calendar.mark_${kind}`)}</i>}
          </span>
          {t(`calendar.kind_${kind}`)}
        </span>
      ))}
    </div>
  );
}
