import { Input, Select } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useCategoryNames } from "@/api/choices";
import type { Expression } from "@/lib/expressions/operation";
import { ValueInput } from "@/ui/conditions/ValueInput";
import { firstValue } from "@/ui/conditions/words";
import type { DoingKind } from "../content";
import { DoingPeople } from "./DoingPeople";
import { type SettingsProps, withSetting } from "./doing";
import { NotifySettings, OrderSettings, ReplySettings, SubtaskSettings } from "./SayingSettings";
import { TeamFields } from "./TargetFields";
import styles from "./Triggers.module.css";
import { TypeSetting } from "./TypeSetting";

const SETTINGS: Partial<Record<DoingKind, (props: SettingsProps) => ReactNode>> = {
  set: (props) => <SetSettings {...props} />,
  classify: (props) => <ClassifySettings {...props} />,
  priority: (props) => <PrioritySettings {...props} />,
  assign: (props) => <AssignSettings {...props} />,
  collaborate: (props) => <CollaborateSettings {...props} />,
  tag: (props) => <TagSettings {...props} />,
  reply: (props) => <ReplySettings {...props} />,
  notify: (props) => <NotifySettings {...props} />,
  subtask: (props) => <SubtaskSettings {...props} />,
  order: (props) => <OrderSettings {...props} />,
  record: (props) => <TypeSetting {...props} />,
  webhook: (props) => <WebhookSettings {...props} />,
};

/** The settings of one thing a rule does. */
export function DoingSettings(props: SettingsProps) {
  return SETTINGS[props.doing.do]?.(props) ?? null;
}

/** An answer, a title or a grade; what more is written than a value is kept as it is. */
function SetSettings({ doing, words, onChange }: SettingsProps) {
  const { t } = useTranslation();
  const field = String(doing.field);
  const settable = words.facts.filter(
    (fact) => fact.key.startsWith("answers.") || ["title", "impact", "urgency"].includes(fact.key),
  );
  const value = doing.value as Expression;
  const type = words.facts.find((fact) => fact.key === field)?.type ?? "text";
  return (
    <div className={styles.pair}>
      <Select<string>
        aria-label={t("conditions.fact")}
        showSearch={{ optionFilterProp: "label" }}
        value={field}
        onChange={(key) => onChange({ do: "set", field: key, value: { value: firstValue(words, key) } })}
        options={settable.map((fact) => ({ value: fact.key, label: words.nameOf(fact.key) }))}
      />
      {"value" in value ? (
        <ValueInput
          line={{ field, op: "=", value: value.value }}
          type={type}
          words={words}
          onChange={(line) => onChange({ ...doing, value: { value: line.value } })}
        />
      ) : (
        <span>{t("triggers.by_formula")}</span>
      )}
    </div>
  );
}

function ClassifySettings({ doing, application, onChange }: SettingsProps) {
  const { t } = useTranslation();
  const categories = useCategoryNames(application);
  return (
    <Select<string>
      allowClear
      aria-label={t("facts.category")}
      placeholder={t("triggers.does_classify_again")}
      showSearch={{ optionFilterProp: "label" }}
      value={doing.category as string | undefined}
      onChange={(category) => onChange(withSetting(doing, "category", category))}
      options={categories.choices}
    />
  );
}

function PrioritySettings({ doing, onChange }: SettingsProps) {
  const { t } = useTranslation();
  return (
    <Select<number>
      allowClear
      aria-label={t("facts.priority")}
      placeholder={t("triggers.does_priority_again")}
      value={doing.priority as number | undefined}
      onChange={(priority) => onChange(withSetting(doing, "priority", priority))}
      options={[1, 2, 3, 4].map((priority) => ({ value: priority, label: `P${priority}` }))}
    />
  );
}

function AssignSettings({ doing, onChange }: SettingsProps) {
  const target = { team: String(doing.team ?? ""), strategy: String(doing.strategy ?? "pool") };
  return <TeamFields value={target} onChange={(changed) => onChange({ do: "assign", ...changed })} />;
}

function CollaborateSettings(props: SettingsProps) {
  const { t } = useTranslation();
  const { doing, onChange } = props;
  return (
    <div className={styles.pair}>
      <DoingPeople {...props} />
      <Select<string>
        aria-label={t("triggers.setting_kind")}
        value={String(doing.kind ?? "collaborator")}
        onChange={(kind) => onChange({ ...doing, kind })}
        options={["collaborator", "watcher"].map((kind) => ({
          value: kind,
          label: t(`triggers.kind_${kind}`),
        }))}
      />
    </div>
  );
}

function TagSettings({ doing, onChange }: SettingsProps) {
  const { t } = useTranslation();
  const tags = (name: "add" | "remove") => (
    <Select<string[]>
      mode="tags"
      open={false}
      aria-label={t(`triggers.setting_${name}`)}
      placeholder={t(`triggers.setting_${name}`)}
      value={(doing[name] ?? []) as string[]}
      onChange={(words) => onChange(withSetting(doing, name, words.length > 0 ? words : undefined))}
    />
  );
  return (
    <div className={styles.pair}>
      {tags("add")}
      {tags("remove")}
    </div>
  );
}

function WebhookSettings({ doing, onChange }: SettingsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Input
        aria-label={t("triggers.setting_url")}
        value={String(doing.url ?? "")}
        onChange={(event) => onChange({ ...doing, url: event.target.value })}
      />
      <p className={styles.fact}>{t("triggers.webhook_fact")}</p>
    </>
  );
}
