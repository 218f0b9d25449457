import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { teamsQuery } from "../directory";
import styles from "./PersonSelect.module.css";

type TeamSelectProps = {
  id?: string;
  value: string | null;
  onChange: (code: string | null) => void;
  label?: string;
  placeholder?: string;
};

export function TeamSelect({ id, value, onChange, label, placeholder }: TeamSelectProps) {
  const { t } = useTranslation();
  const text = useText();
  const { data = [], isLoading } = useQuery(teamsQuery);
  return (
    <Select<string>
      id={id}
      className={styles.select}
      aria-label={label}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      loading={isLoading}
      value={value}
      placeholder={placeholder ?? t("people.pick_team")}
      onChange={(code) => onChange(code ?? null)}
      options={data.map((team) => ({ value: team.code, label: text(team.name) }))}
    />
  );
}
