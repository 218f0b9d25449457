import { Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { useTeamNames } from "@/api/choices";
import type { Text } from "@/lib/i18n";
import { Field } from "@/ui/Ask";
import { TwoTongues } from "@/ui/TwoTongues";
import { useIsForRecords } from "../area";
import { DoingPeople } from "./DoingPeople";
import { type SettingsProps, withSetting } from "./doing";
import { MinutesInput } from "./MinutesInput";
import styles from "./Triggers.module.css";
import { TypeSetting } from "./TypeSetting";
import { usePeopleParts } from "./usePeopleParts";

type TemplateProps = { id: string; label: string; value: unknown; onChange: (text: Text) => void };

/** What is said, in both languages; facts stand in double braces. */
function Template({ id, label, value, onChange }: TemplateProps) {
  const { t } = useTranslation();
  const isForRecords = useIsForRecords();
  return (
    <>
      <TwoTongues id={id} label={label} value={(value ?? {}) as Text} onChange={onChange} isLong />
      <p className={styles.fact}>
        {isForRecords
          ? t("recordRules.template_fact", { example: "{{record.title}}", other: "{{record.number}}" })
          : t("triggers.template_fact", { example: "{{number}}", other: "{{requester}}" })}
      </p>
    </>
  );
}

export function ReplySettings({ doing, id, onChange }: SettingsProps) {
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

export function NotifySettings(props: SettingsProps) {
  const { t } = useTranslation();
  const { doing, id, onChange } = props;
  const isForRecords = useIsForRecords();
  return (
    <>
      <DoingPeople {...props} />
      <Template
        id={id}
        label={t("triggers.setting_text")}
        value={doing.text}
        onChange={(text) => onChange({ ...doing, text })}
      />
      {!isForRecords && (
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
      )}
    </>
  );
}

export function SubtaskSettings({ doing, id, onChange }: SettingsProps) {
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

export function OrderSettings(props: SettingsProps) {
  const { t } = useTranslation();
  const { doing, words, id, onChange } = props;
  const isForRecords = useIsForRecords();
  const people = usePeopleParts(words);
  return (
    <>
      <TypeSetting {...props} />
      {isForRecords && (
        <Field label={t("recordRules.requester")}>
          <Select<string>
            aria-label={t("recordRules.requester")}
            value={String(doing.requester ?? "creator")}
            onChange={(requester) => onChange({ ...doing, requester })}
            options={people}
          />
        </Field>
      )}
      <Template
        id={id}
        label={t("triggers.setting_title")}
        value={doing.title}
        onChange={(title) => onChange({ ...doing, title })}
      />
    </>
  );
}
