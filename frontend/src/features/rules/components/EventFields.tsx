import { Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Text } from "@/lib/i18n";
import { IconButton } from "@/ui/Button";
import type { FactWords } from "@/ui/conditions/words";
import { AddChip } from "@/ui/FilterChip";
import { TwoTongues } from "@/ui/TwoTongues";
import { type Entry, EVENTS, type EventKind } from "../content";
import { MinutesInput } from "./MinutesInput";
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
              onChange={(event) => put(index, freshEntry(event))}
              options={EVENTS.map((event) => ({ value: event, label: t(`triggers.event_${event}`) }))}
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

export function freshEntry(event: EventKind): Entry {
  if (event === "changed") return { event, field: "priority" };
  if (event === "schedule") return { event, since: "submitted", after: 120 };
  if (event === "webhook") return { event, hook: "hook" };
  if (event === "button") return { event, label: {} };
  return { event };
}

type SettingsProps = { entry: Entry; words: FactWords; onChange: (entry: Entry) => void };

function Settings(props: SettingsProps) {
  const { entry } = props;
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

/** The entry with a setting, or without it where nothing is wanted any more. */
function withSetting(entry: Entry, name: string, value: unknown): Entry {
  const { [name]: _, ...others } = entry;
  const rest = others as Entry;
  return value === undefined || value === null || value === "" ? rest : { ...rest, [name]: value };
}

function ChangedSettings(props: SettingsProps) {
  const { t } = useTranslation();
  const { entry, words, onChange } = props;
  return (
    <>
      <Select<string>
        aria-label={t("conditions.fact")}
        showSearch={{ optionFilterProp: "label" }}
        value={String(entry.field)}
        onChange={(field) => onChange({ event: "changed", field })}
        options={words.facts.map((fact) => ({ value: fact.key, label: words.nameOf(fact.key) }))}
      />
      <FromTo field={String(entry.field)} {...props} />
    </>
  );
}

function FromTo({ field, entry, words, onChange }: SettingsProps & { field: string }) {
  const { t } = useTranslation();
  const choices = words.choicesOf(field);
  const isNumber = words.facts.find((fact) => fact.key === field)?.type === "number";
  const side = (name: "from" | "to") =>
    choices ? (
      <Select<string>
        key={name}
        allowClear
        aria-label={t(`triggers.setting_${name}`)}
        placeholder={t(`triggers.setting_${name}`)}
        value={entry[name] === undefined ? undefined : String(entry[name])}
        onChange={(value) => onChange(withSetting(entry, name, isNumber && value ? Number(value) : value))}
        options={choices}
      />
    ) : (
      <Input
        key={name}
        aria-label={t(`triggers.setting_${name}`)}
        placeholder={t(`triggers.setting_${name}`)}
        value={entry[name] === undefined ? "" : String(entry[name])}
        onChange={(event) => onChange(withSetting(entry, name, event.target.value))}
      />
    );
  return (
    <div className={styles.pair}>
      {side("from")}
      {side("to")}
    </div>
  );
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

const SINCE = ["submitted", "updated", "assigned", "resolved", "waiting"];
const EVERY = ["hour", "day", "week", "month"];

function ScheduleSettings({ entry, onChange }: SettingsProps) {
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
      )}
    </div>
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
