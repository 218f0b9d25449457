import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useTeamNames } from "@/api/choices";
import { PEOPLE } from "../content";
import type { SettingsProps } from "./doing";

/** Whom a rule tells or takes in: parts that people play in the order, and teams. */
export function DoingPeople({ doing, onChange }: SettingsProps) {
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
