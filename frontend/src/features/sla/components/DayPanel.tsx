import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDates } from "@/lib/dates";
import { type Text, useText } from "@/lib/i18n";
import { Field } from "@/ui/Ask";
import { Panel } from "@/ui/Panel";
import { tell } from "@/ui/tell";
import { type DayChange, type DayKind, type Piece, useSetDay } from "../api";
import { type DayView, NINE_TO_SIX, weekdayOf } from "../year";
import styles from "./Calendar.module.css";
import { Hours } from "./Hours";

type Choice = "ordinary" | DayKind;
const CHOICES: readonly Choice[] = ["ordinary", "holiday", "makeup", "custom", "extra", "less"];
const WITH_HOURS: readonly Choice[] = ["custom", "extra", "less"];

/** What is added or taken before anybody says which hours. */
const FIRST: Partial<Record<Choice, Piece[]>> = { extra: [["18:00", "20:00"]], less: [["17:00", "18:00"]] };

/** What one date is; takes effect at once for the times that are still to come. */
export function DayPanel({ code, day, onClose }: { code: string; day: DayView; onClose: () => void }) {
  const { t } = useTranslation();
  const text = useText();
  const dates = useDates();
  const isOwn = day.from?.is_own ?? false;
  const was: Choice = isOwn && day.kind !== "working" && day.kind !== "free" ? day.kind : "ordinary";
  const [kind, setKind] = useState<Choice>(was);
  const [name, setName] = useState<Text>(day.name ?? {});
  const [weekday, setWeekday] = useState(1);
  const whole: Piece[] = day.hours.length > 0 ? [...day.hours] : NINE_TO_SIX;
  const [hours, setHours] = useState<Piece[]>(FIRST[was] ?? whole);
  const set = useSetDay(code);
  function choose(to: Choice): void {
    setKind(to);
    setHours(FIRST[to] ?? whole);
  }
  function bodyOf(): DayChange | null {
    if (kind === "ordinary") return null;
    return {
      kind,
      name,
      weekday: kind === "makeup" ? weekday : 1,
      hours: WITH_HOURS.includes(kind) ? hours : [],
    };
  }
  function act(): void {
    set.mutate(
      { day: day.iso, body: bodyOf() },
      {
        onSuccess: () => {
          tell.done(t("calendar.day_saved", { day: day.iso }));
          onClose();
        },
      },
    );
  }
  const noon = `${day.iso}T04:00:00Z`;
  return (
    <Panel
      title={`${dates.calendarDate(noon)} ${t(`calendar.weekday_${weekdayOf(day.iso)}`)}`}
      act={t("admin.save")}
      onAct={act}
      onClose={onClose}
      isBusy={set.isPending}
      isDirty={kind !== was && !set.isSuccess}
      error={set.error}
    >
      {day.from && !isOwn && (
        <p className={styles.fact}>
          {t("calendar.said_by", {
            layer: t(`calendar.layer_${day.from.layer}`),
            name: text(day.from.layer_name),
            what: [t(`calendar.kind_${day.kind}`), text(day.name)].filter(Boolean).join(" · "),
          })}
        </p>
      )}
      <Select<Choice>
        aria-label={t("calendar.what")}
        value={kind}
        onChange={choose}
        options={CHOICES.map((value) => ({ value, label: t(`calendar.choice_${value}`) }))}
      />
      <p className={styles.fact}>{t(`calendar.choice_fact_${kind}`)}</p>
      {kind !== "ordinary" && (
        <Field label={t("calendar.day_name")} htmlFor="day-name">
          <Input
            id="day-name"
            value={text(name)}
            onChange={(event) => setName({ "zh-CN": event.target.value })}
          />
        </Field>
      )}
      {kind === "makeup" && (
        <Field label={t("calendar.as_weekday")} htmlFor="day-weekday">
          <Select<number>
            id="day-weekday"
            value={weekday}
            onChange={setWeekday}
            options={[1, 2, 3, 4, 5, 6, 7].map((one) => ({
              value: one,
              label: t(`calendar.weekday_${one}`),
            }))}
          />
        </Field>
      )}
      {WITH_HOURS.includes(kind) && (
        <Field label={t(`calendar.hours_${kind}`)}>
          <Hours label={day.iso} pieces={hours} onChange={setHours} />
        </Field>
      )}
    </Panel>
  );
}
