import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useTeamNames } from "@/api/choices";
import type { SettingsProps } from "./doing";
import { usePeopleParts } from "./usePeopleParts";

/** Whom a rule tells or takes in: parts that people play in the order, and teams. */
export function DoingPeople({ doing, words, onChange }: SettingsProps) {
  const { t } = useTranslation();
  const teams = useTeamNames();
  const parts = usePeopleParts(words);
  return (
    <Select<string[]>
      mode="multiple"
      aria-label={t("triggers.setting_whom")}
      value={(doing.to ?? []) as string[]}
      onChange={(to) => onChange({ ...doing, to })}
      options={[
        ...parts,
        ...teams.choices.map((team) => ({ value: `team:${team.value}`, label: team.label })),
      ]}
    />
  );
}
