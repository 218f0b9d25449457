import { Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Text } from "@/lib/i18n";
import { IconButton } from "@/ui/Button";
import type { FactWords } from "@/ui/conditions/words";
import { AddChip } from "@/ui/FilterChip";
import { TwoTongues } from "@/ui/TwoTongues";
import { useIsForRecords } from "../area";
import { type Entry, EVENTS, type EventKind, RECORD_EVENTS } from "../content";
import { ChangedSettings, FromTo, RecordChangedSettings } from "./ChangeSettings";
import { freshEntry, freshRecordEntry, type SettingsProps, withSetting } from "./entries";
import { RecordScheduleSettings, ScheduleSettings } from "./ScheduleSettings";
import styles from "./Triggers.module.css";

type EventFieldsProps = {
  entries: readonly Entry[];
  words: FactWords;
  onChange: (entries: Entry[]) => void;
  /** One thing only. */
  isSingle?: boolean;
};

/** What a rule waits for: any of several things. */
export function EventFields({ entries, words, onChange, isSingle }: EventFieldsProps) {
  const { t } = useTranslation();
  const isForRecords = useIsForRecords();
  const kinds: readonly EventKind[] = isForRecords ? RECORD_EVENTS : EVENTS;
  const put = (index: number, entry: Entry) =>
    onChange(entries.map((one, place) => (place === index ? entry : one)));
  return (
    <div className={styles.list}>
      {entries.map((entry, index) => (
        <div key={index} className={styles.item}>
          <div className={styles.head}>
            <Select<EventKind>
              aria-label={t("triggers.event")}
              value={entry.event}
              onChange={(event) => put(index, isForRecords ? freshRecordEntry(event) : freshEntry(event))}
              options={kinds.map((event) => ({
                value: event,
                label: t(isForRecords ? `recordRules.event_${event}` : `triggers.event_${event}`),
              }))}
            />
            {entries.length > 1 && (
              <IconButton
                icon="close"
                isSmall
                label={t("triggers.remove_event")}
                onClick={() => onChange(entries.filter((_, place) => place !== index))}
              />
            )}
          </div>
          <Settings entry={entry} words={words} onChange={(changed) => put(index, changed)} />
        </div>
      ))}
      {!isSingle && (
        <AddChip onClick={() => onChange([...entries, freshEntry("created")])}>
          {t("triggers.add_event")}
        </AddChip>
      )}
    </div>
  );
}

function Settings(props: SettingsProps) {
  const { entry } = props;
  const isForRecords = useIsForRecords();
  if (isForRecords && entry.event === "changed") return <RecordChangedSettings {...props} />;
  if (isForRecords && entry.event === "schedule") return <RecordScheduleSettings {...props} />;
  if (entry.event === "changed") return <ChangedSettings {...props} />;
  if (entry.event === "status") return <FromTo field="status" {...props} />;
  if (entry.event === "commented") return <CommentSettings {...props} />;
  if (entry.event === "at_risk" || entry.event === "breached") return <MetricSettings {...props} />;
  if (entry.event === "stage_entered" || entry.event === "stage_left")
    return <WordSetting name="stage" {...props} />;
  if (entry.event === "rated") return <RatedSettings {...props} />;
  if (entry.event === "schedule") return <ScheduleSettings {...props} />;
  if (entry.event === "webhook") return <WordSetting name="hook" {...props} />;
  if (entry.event === "button") return <ButtonSettings {...props} />;
  return null;
}

function CommentSettings({ entry, onChange }: SettingsProps) {
  const { t } = useTranslation();
  const choice = (name: "by" | "visibility", values: readonly string[]) => (
    <Select<string>
      aria-label={t(`triggers.setting_${name}`)}
      value={String(entry[name] ?? "any")}
      onChange={(value) => onChange(withSetting(entry, name, value === "any" ? undefined : value))}
      options={values.map((value) => ({ value, label: t(`triggers.${name}_${value}`) }))}
    />
  );
  return (
    <div className={styles.pair}>
      {choice("by", ["any", "requester", "handler"])}
      {choice("visibility", ["any", "public", "internal"])}
    </div>
  );
}

function MetricSettings({ entry, onChange }: SettingsProps) {
  const { t } = useTranslation();
  return (
    <Select<string>
      allowClear
      aria-label={t("facts.sla.metric")}
      placeholder={t("triggers.metric_any")}
      value={entry.metric as string | undefined}
      onChange={(metric) => onChange(withSetting(entry, "metric", metric))}
      options={["first_response", "resolution"].map((metric) => ({
        value: metric,
        label: t(`triggers.metric_${metric}`),
      }))}
    />
  );
}

function WordSetting({ name, entry, onChange }: SettingsProps & { name: "stage" | "hook" }) {
  const { t } = useTranslation();
  return (
    <Input
      aria-label={t(`triggers.setting_${name}`)}
      placeholder={t(`triggers.setting_${name}`)}
      value={String(entry[name] ?? "")}
      onChange={(event) => onChange(withSetting(entry, name, event.target.value))}
    />
  );
}

function RatedSettings({ entry, onChange }: SettingsProps) {
  const { t } = useTranslation();
  return (
    <InputNumber<number>
      aria-label={t("triggers.setting_at_most")}
      prefix={t("triggers.setting_at_most")}
      min={1}
      max={5}
      value={entry.at_most as number | undefined}
      onChange={(score) => onChange(withSetting(entry, "at_most", score))}
    />
  );
}

function ButtonSettings({ entry, onChange }: SettingsProps) {
  const { t } = useTranslation();
  return (
    <TwoTongues
      id="button-label"
      label={t("triggers.setting_label")}
      value={(entry.label ?? {}) as Text}
      onChange={(label) => onChange({ ...entry, label })}
    />
  );
}
