import { DatePicker, Popover } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, IconButton } from "@/ui/Button";
import type { Period } from "../api";
import { type Days, isMonth, isWholeMonth, monthOf, moved, partsOf } from "../period";
import styles from "./Review.module.css";

/** As much of a period as it takes to move it. */
type Shown = Pick<Period, "first_date" | "last_date" | "ends_at" | "as_of">;
type PeriodSwitchProps = { period: Shown | undefined; onChange: (days: Days | null) => void };

/** ‹ 2026 年 10 月 ›, or any days. */
export function PeriodSwitch({ period, onChange }: PeriodSwitchProps) {
  const { t } = useTranslation();
  const words = usePeriodWords();
  const [isOpen, setOpen] = useState(false);
  const days = period && { from: period.first_date, to: period.last_date };
  const isLatest = !period || period.ends_at > period.as_of;
  function choose(chosen: Days | null): void {
    setOpen(false);
    onChange(chosen);
  }
  return (
    <span className={styles.period}>
      <IconButton
        isSmall
        icon="left"
        label={t("review.earlier")}
        disabled={!days}
        onClick={() => days && choose(moved(days, -1))}
      />
      <Popover
        open={isOpen}
        onOpenChange={setOpen}
        trigger="click"
        placement="bottomLeft"
        arrow={false}
        destroyOnHidden
        content={<Choices period={period} onChoose={choose} />}
      >
        <button type="button" className={styles.periodName} aria-expanded={isOpen}>
          {days ? words(days) : "…"}
        </button>
      </Popover>
      <IconButton
        isSmall
        icon="right"
        label={t("review.later")}
        disabled={isLatest}
        onClick={() => days && choose(moved(days, 1))}
      />
    </span>
  );
}

function Choices({ period, onChoose }: { period?: Shown; onChoose: (days: Days | null) => void }) {
  const { t } = useTranslation();
  const today = dayjs(period?.as_of);
  const lastMonth = monthOf(today.subtract(1, "month").format("YYYY-MM-DD"));
  const quick: { word: string; days: Days | null }[] = [
    { word: "review.this_month", days: null },
    { word: "review.last_month", days: lastMonth },
    { word: "review.last_30", days: lastDays(30) },
    { word: "review.last_90", days: lastDays(90) },
  ];
  function lastDays(count: number): Days {
    return { from: today.subtract(count - 1, "day").format("YYYY-MM-DD"), to: today.format("YYYY-MM-DD") };
  }
  return (
    <div className={styles.choices}>
      {quick.map(({ word, days }) => (
        <Button key={word} kind="text" onClick={() => onChoose(days)}>
          {t(word)}
        </Button>
      ))}
      <DatePicker.RangePicker
        aria-label={t("review.any_days")}
        disabledDate={(day) => day.isAfter(today, "day")}
        onChange={(range) => {
          const [first, last] = range ?? [];
          if (first && last) onChoose({ from: first.format("YYYY-MM-DD"), to: last.format("YYYY-MM-DD") });
        }}
      />
    </div>
  );
}

/** A period as one says it: 2026 年 10 月; 11月5日 – 11月14日. */
export function usePeriodWords(): (days: Days, isExact?: boolean) => string {
  const { t, i18n } = useTranslation();
  const name = (month: number) =>
    new Intl.DateTimeFormat(i18n.language, { month: "short", timeZone: "UTC" }).format(
      Date.UTC(2026, month - 1, 15),
    );
  return (days, isExact = false) => {
    const [first, last] = [partsOf(days.from), partsOf(days.to)];
    if (isExact ? isWholeMonth(days) : isMonth(days))
      return t("review.month", { ...first, name: name(first.month) });
    const day = (parts: typeof first) => t("review.day", { ...parts, name: name(parts.month) });
    return `${day(first)} – ${day(last)}`;
  };
}
