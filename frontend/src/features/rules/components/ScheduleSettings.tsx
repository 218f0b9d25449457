import { Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { SettingsProps } from "./entries";
import { MinutesInput } from "./MinutesInput";
import styles from "./Triggers.module.css";

const SINCE = ["submitted", "updated", "assigned", "resolved", "waiting"];
const EVERY = ["hour", "day", "week", "month"];

/** So long after something, or at a time that comes again. */
export function ScheduleSettings({ entry, onChange }: SettingsProps) {
  const { t } = useTranslation();
  const kind = entry.since ? `since_${entry.since}` : `every_${entry.every ?? "day"}`;
  function choose(chosen: string): void {
    const [how, what = ""] = chosen.split("_");
    onChange(
      how === "since"
        ? { event: "schedule", since: what, after: entry.after ?? 120 }
        : { event: "schedule", every: what, time: entry.time ?? "09:00" },
    );
  }
  return (
    <div className={styles.pair}>
      <Select<string>
        aria-label={t("triggers.setting_when")}
        value={kind}
        onChange={choose}
        options={[
          ...SINCE.map((since) => ({ value: `since_${since}`, label: t(`triggers.since_${since}`) })),
          ...EVERY.map((every) => ({ value: `every_${every}`, label: t(`triggers.every_${every}`) })),
        ]}
      />
      {entry.since ? (
        <MinutesInput
          label={t("triggers.setting_after")}
          value={Number(entry.after ?? 120)}
          onChange={(after) => onChange({ ...entry, after })}
        />
      ) : (
        <TimeFields entry={entry} onChange={onChange} />
      )}
    </div>
  );
}

/** At a time that comes again, or by a date that the record holds. */
export function RecordScheduleSettings({ entry, words, onChange }: SettingsProps) {
  const { t } = useTranslation();
  const dates = words.facts.filter((fact) => fact.type === "date" || fact.type === "datetime");
  const byDate = dates.map((fact) => ({ value: `field:${fact.key}`, label: words.nameOf(fact.key) }));
  const kind = entry.field ? `field:${entry.field}` : String(entry.every ?? "day");
  function choose(chosen: string): void {
    const time = entry.time ?? "09:00";
    if (chosen.startsWith("field:"))
      onChange({ event: "schedule", field: chosen.slice("field:".length), days: entry.days ?? -30, time });
    else onChange({ event: "schedule", every: chosen, time });
  }
  return (
    <>
      <div className={styles.pair}>
        <Select<string>
          aria-label={t("triggers.setting_when")}
          value={kind}
          onChange={choose}
          options={[
            { label: t("recordRules.until_field"), options: byDate },
            ...EVERY.map((every) => ({ value: every, label: t(`triggers.every_${every}`) })),
          ]}
        />
        {entry.field ? (
          <InputNumber<number>
            aria-label={t("recordRules.days")}
            suffix={t("triggers.unit_days")}
            min={-3650}
            max={3650}
            value={Number(entry.days ?? 0)}
            onChange={(days) => onChange({ ...entry, days: days ?? 0 })}
          />
        ) : (
          <TimeFields entry={entry} onChange={onChange} />
        )}
      </div>
      {entry.field !== undefined && <p className={styles.fact}>{t("recordRules.days_fact")}</p>}
    </>
  );
}

function TimeFields({ entry, onChange }: Omit<SettingsProps, "words">) {
  const { t } = useTranslation();
  return (
    <span className={styles.pair}>
      <Input
        aria-label={t("triggers.setting_time")}
        value={String(entry.time ?? "09:00")}
        onChange={(event) => onChange({ ...entry, time: event.target.value })}
      />
      {(entry.every === "week" || entry.every === "month") && (
        <InputNumber<number>
          aria-label={t("triggers.setting_day")}
          min={1}
          max={entry.every === "week" ? 7 : 28}
          value={Number(entry.day ?? 1)}
          onChange={(day) => onChange({ ...entry, day: day ?? 1 })}
        />
      )}
    </span>
  );
}
