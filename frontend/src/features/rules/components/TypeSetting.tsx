import { Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useFactWords } from "@/api/facts";
import { useRecordTypes } from "../useRecordWords";
import type { SettingsProps } from "./doing";

/** Of which type what the rule makes is; written where there is none to choose. */
export function TypeSetting({ doing, application, onChange }: SettingsProps) {
  const { t } = useTranslation();
  const orders = useFactWords(application).choicesOf("type") ?? [];
  const records = useRecordTypes(application);
  const types = doing.do === "order" ? orders : records;
  if (types.length > 0) {
    return (
      <Select<string>
        aria-label={t(doing.do === "order" ? "triggers.setting_type" : "triggers.setting_record_type")}
        value={String(doing.type ?? "") || undefined}
        placeholder={t(doing.do === "order" ? "triggers.setting_type" : "triggers.setting_record_type")}
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
