import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useTeamNames } from "@/api/choices";
import { Field } from "@/ui/Ask";
import { PanelPair } from "@/ui/Panel";
import { STRATEGIES } from "../content";

type Target = { team: string; strategy: string };

/** Which team, and how the person of it is found. */
export function TargetFields({ value, onChange }: { value: Target; onChange: (target: Target) => void }) {
  const { t } = useTranslation();
  const teams = useTeamNames();
  const set = (changed: Partial<Target>) =>
    onChange({ team: value.team, strategy: value.strategy, ...changed });
  return (
    <PanelPair>
      <Field label={t("rules.goes_to")}>
        <Select<string>
          aria-label={t("rules.goes_to")}
          showSearch={{ optionFilterProp: "label" }}
          value={value.team}
          onChange={(team) => set({ team })}
          options={teams.choices}
        />
      </Field>
      <Field label={t("rules.person_by")} hint={t(`rules.strategy_hint_${value.strategy}`)}>
        <Select<string>
          aria-label={t("rules.person_by")}
          value={value.strategy}
          onChange={(strategy) => set({ strategy })}
          options={STRATEGIES.map((strategy) => ({
            value: strategy,
            label: t(`rules.strategy_${strategy}`),
          }))}
        />
      </Field>
    </PanelPair>
  );
}
