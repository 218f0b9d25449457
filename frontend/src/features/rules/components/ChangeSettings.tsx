import { Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { type SettingsProps, withSetting } from "./entries";
import styles from "./Triggers.module.css";

export function ChangedSettings(props: SettingsProps) {
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

/** Any answer of a record, or one of them from one value to another. */
export function RecordChangedSettings(props: SettingsProps) {
  const { t } = useTranslation();
  const { entry, words, onChange } = props;
  const field = entry.field === undefined ? undefined : String(entry.field);
  return (
    <>
      <Select<string>
        allowClear
        aria-label={t("conditions.fact")}
        placeholder={t("recordRules.any_field")}
        showSearch={{ optionFilterProp: "label" }}
        value={field}
        onChange={(chosen) => onChange(chosen ? { event: "changed", field: chosen } : { event: "changed" })}
        options={words.facts
          .filter((fact) => fact.key.startsWith("answers."))
          .map((fact) => ({ value: fact.key, label: words.nameOf(fact.key) }))}
      />
      {field && <FromTo field={field} {...props} />}
    </>
  );
}

export function FromTo({ field, entry, words, onChange }: SettingsProps & { field: string }) {
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
