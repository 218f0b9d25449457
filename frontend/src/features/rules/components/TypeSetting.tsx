import { Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { SettingsProps } from "./doing";

/** Of which type what the rule makes is: an order's is chosen, a record's written. */
export function TypeSetting({ doing, words, onChange }: SettingsProps) {
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
