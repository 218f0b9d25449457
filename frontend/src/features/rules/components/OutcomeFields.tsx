import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useCategoryNames } from "@/api/choices";
import { Field } from "@/ui/Ask";
import { Icon } from "@/ui/icons";
import { PanelPair } from "@/ui/Panel";
import { type ClassifyRule, LEVELS } from "../content";

type Outcome = ClassifyRule["then"];

/** What a classification sets, in words. */
export function useOutcome(application: string): (outcome: Outcome) => React.ReactNode {
  const { t } = useTranslation();
  const categories = useCategoryNames(application);
  return (outcome) => (
    <>
      <Icon name="right" size={13} />
      {outcome.category && <b>{categories.nameOf(outcome.category)}</b>}
      {outcome.impact && <span>{t("rules.impact_is", { level: t(`facts.impact_${outcome.impact}`) })}</span>}
      {outcome.urgency && (
        <span>{t("rules.urgency_is", { level: t(`facts.urgency_${outcome.urgency}`) })}</span>
      )}
      {outcome.tags?.map((tag) => (
        <span key={tag}>#{tag}</span>
      ))}
    </>
  );
}

type OutcomeFieldsProps = { application: string; value: Outcome; onChange: (outcome: Outcome) => void };

/** Category, impact and urgency; each may be left to the requester. */
export function OutcomeFields({ application, value, onChange }: OutcomeFieldsProps) {
  const { t } = useTranslation();
  const categories = useCategoryNames(application);
  function set<Name extends keyof Outcome>(name: Name, chosen: Outcome[Name] | undefined): void {
    const { [name]: _, ...others } = value;
    onChange(chosen === undefined ? others : { ...others, [name]: chosen });
  }
  const level = (name: "impact" | "urgency") => (
    <Field label={t(`facts.${name}`)}>
      <Select<string>
        aria-label={t(`facts.${name}`)}
        allowClear
        placeholder={t("rules.as_said")}
        value={value[name] === undefined ? undefined : String(value[name])}
        onChange={(chosen) => set(name, chosen ? Number(chosen) : undefined)}
        options={LEVELS.map((one) => ({ value: one, label: t(`facts.${name}_${one}`) }))}
      />
    </Field>
  );
  return (
    <>
      <Field label={t("facts.category")}>
        <Select<string>
          aria-label={t("facts.category")}
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          value={value.category}
          onChange={(category) => set("category", category ?? undefined)}
          options={categories.choices}
        />
      </Field>
      <PanelPair>
        {level("impact")}
        {level("urgency")}
      </PanelPair>
    </>
  );
}
