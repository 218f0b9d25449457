import { Input, Select, Switch } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useCategoryNames, useTeamNames } from "@/api/choices";
import type { Expression } from "@/lib/expressions/operation";
import type { Text } from "@/lib/i18n";
import { Field } from "@/ui/Ask";
import { ValueInput } from "@/ui/conditions/ValueInput";
import { type FactWords, firstValue } from "@/ui/conditions/words";
import { TwoTongues } from "@/ui/TwoTongues";
import { type Doing, type DoingKind, PEOPLE } from "../content";
import { MinutesInput } from "./MinutesInput";
import { TeamFields } from "./TargetFields";
import styles from "./Triggers.module.css";

type SettingsProps = {
  doing: Doing;
  words: FactWords;
  application: string;
  id: string;
  onChange: (doing: Doing) => void;
};

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

/** The doing with a setting, or without it where none is wanted. */
function withSetting(doing: Doing, name: string, value: unknown): Doing {
  const { [name]: _, ...others } = doing;
  return (value === undefined || value === null ? others : { ...others, [name]: value }) as Doing;
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

function People({ doing, onChange }: SettingsProps) {
  const { t } = useTranslation();
  const teams = useTeamNames();
  return (
    <Select<string[]>
      mode="multiple"
      aria-label={t("triggers.setting_whom")}
      value={(doing.to ?? []) as string[]}
      onChange={(to) => onChange({ ...doing, to })}
      options={[
        ...PEOPLE.map((part) => ({ value: part, label: t(`triggers.people_${part}`) })),
        ...teams.choices.map((team) => ({ value: `team:${team.value}`, label: team.label })),
      ]}
    />
  );
}

function CollaborateSettings(props: SettingsProps) {
  const { t } = useTranslation();
  const { doing, onChange } = props;
  return (
    <div className={styles.pair}>
      <People {...props} />
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

type TemplateProps = { id: string; label: string; value: unknown; onChange: (text: Text) => void };

/** What is said, in both languages; facts stand in double braces. */
function Template({ id, label, value, onChange }: TemplateProps) {
  const { t } = useTranslation();
  return (
    <>
      <TwoTongues id={id} label={label} value={(value ?? {}) as Text} onChange={onChange} isLong />
      <p className={styles.fact}>
        {t("triggers.template_fact", { example: "{{number}}", other: "{{requester}}" })}
      </p>
    </>
  );
}

function ReplySettings({ doing, id, onChange }: SettingsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Template
        id={id}
        label={t("triggers.setting_text")}
        value={doing.text}
        onChange={(text) => onChange({ ...doing, text })}
      />
      <Field label={t("triggers.setting_internal")} htmlFor={`${id}-internal`}>
        <div>
          <Switch
            id={`${id}-internal`}
            size="small"
            checked={doing.is_internal === true}
            onChange={(is_internal) => onChange(withSetting(doing, "is_internal", is_internal || undefined))}
          />
        </div>
      </Field>
    </>
  );
}

function NotifySettings(props: SettingsProps) {
  const { t } = useTranslation();
  const { doing, id, onChange } = props;
  return (
    <>
      <People {...props} />
      <Template
        id={id}
        label={t("triggers.setting_text")}
        value={doing.text}
        onChange={(text) => onChange({ ...doing, text })}
      />
      <Field label={t("triggers.setting_by_mail")} htmlFor={`${id}-mail`}>
        <div>
          <Switch
            id={`${id}-mail`}
            size="small"
            checked={doing.by_mail === true}
            onChange={(by_mail) => onChange(withSetting(doing, "by_mail", by_mail || undefined))}
          />
        </div>
      </Field>
    </>
  );
}

function SubtaskSettings({ doing, id, onChange }: SettingsProps) {
  const { t } = useTranslation();
  const teams = useTeamNames();
  return (
    <>
      <Template
        id={id}
        label={t("triggers.setting_title")}
        value={doing.title}
        onChange={(title) => onChange({ ...doing, title })}
      />
      <div className={styles.pair}>
        <Select<string>
          aria-label={t("rules.team")}
          value={String(doing.team ?? "")}
          onChange={(team) => onChange({ ...doing, team })}
          options={teams.choices}
        />
        <MinutesInput
          label={t("triggers.setting_due")}
          value={Number(doing.due_minutes ?? 24 * 60)}
          onChange={(due_minutes) => onChange({ ...doing, due_minutes })}
        />
      </div>
    </>
  );
}

function TypeSetting({ doing, words, onChange }: SettingsProps) {
  const { t } = useTranslation();
  const types = doing.do === "order" ? words.choicesOf("type") : undefined;
  if (types) {
    return (
      <Select<string>
        aria-label={t("triggers.setting_type")}
        value={String(doing.type ?? "") || undefined}
        placeholder={t("triggers.setting_type")}
        onChange={(type) => onChange({ ...doing, type })}
        options={types}
      />
    );
  }
  return (
    <Input
      aria-label={t("triggers.setting_record_type")}
      placeholder={t("triggers.setting_record_type")}
      value={String(doing.type ?? "")}
      onChange={(event) => onChange({ ...doing, type: event.target.value })}
    />
  );
}

function OrderSettings(props: SettingsProps) {
  const { t } = useTranslation();
  const { doing, id, onChange } = props;
  return (
    <>
      <TypeSetting {...props} />
      <Template
        id={id}
        label={t("triggers.setting_title")}
        value={doing.title}
        onChange={(title) => onChange({ ...doing, title })}
      />
    </>
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
