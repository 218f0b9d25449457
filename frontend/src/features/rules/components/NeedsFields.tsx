import { useQuery } from "@tanstack/react-query";
import { AutoComplete, Segmented, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { skillsQuery } from "@/features/accounts/api";
import { Field } from "@/ui/Ask";
import { Button, IconButton } from "@/ui/Button";
import type { FactWords } from "@/ui/conditions/words";
import type { Target } from "../content";
import styles from "./Rules.module.css";

const LEVELS = [1, 2, 3, 4, 5];
const FIRST_LEVEL = 2;
const MOST_FACTS = 5;

type NeedsFieldsProps = { value: Target; words: FactWords; onChange: (changed: Partial<Target>) => void };

/** The skills that are asked for by name, and those that the order itself names: a region, a product. */
export function NeedsFields({ value, words, onChange }: NeedsFieldsProps) {
  const { t } = useTranslation();
  const needs = value.needs ?? {};
  const facts = words.facts.filter((fact) => fact.type === "text" || fact.type === "texts");
  const setNeeds = (next: Record<string, number>) =>
    onChange({ needs: Object.keys(next).length > 0 ? next : undefined });
  function drop(name: string): void {
    const { [name]: _, ...others } = needs;
    setNeeds(others);
  }
  return (
    <>
      <Field label={t("rules.needs")} hint={t("rules.needs_hint")}>
        <div className={styles.needs}>
          {Object.entries(needs).map(([name, level]) => (
            <span key={name} className={styles.outcome}>
              <b>{name}</b>
              <Segmented<number>
                size="small"
                aria-label={t("rules.level_of", { name })}
                value={level}
                onChange={(chosen) => setNeeds({ ...needs, [name]: chosen })}
                options={LEVELS}
              />
              <IconButton icon="close" isSmall label={t("rules.drop", { name })} onClick={() => drop(name)} />
            </span>
          ))}
          <AddNeed taken={Object.keys(needs)} onAdd={(name) => setNeeds({ ...needs, [name]: FIRST_LEVEL })} />
        </div>
      </Field>
      <Field label={t("rules.needs_from")} hint={t("rules.needs_from_hint")}>
        <Select<string[]>
          mode="multiple"
          aria-label={t("rules.needs_from")}
          placeholder={t("rules.nothing_asked")}
          showSearch={{ optionFilterProp: "label" }}
          maxCount={MOST_FACTS}
          value={value.needs_from ?? []}
          onChange={(keys) => onChange({ needs_from: keys.length > 0 ? keys : undefined })}
          options={facts.map((fact) => ({ value: fact.key, label: words.nameOf(fact.key) }))}
        />
      </Field>
    </>
  );
}

function AddNeed({ taken, onAdd }: { taken: readonly string[]; onAdd: (name: string) => void }) {
  const { t } = useTranslation();
  const { data: known = [] } = useQuery(skillsQuery);
  const [typed, setTyped] = useState("");
  function add(name: string): void {
    const clean = name.trim();
    if (clean !== "" && !taken.includes(clean)) onAdd(clean);
    setTyped("");
  }
  return (
    <span className={styles.outcome}>
      <AutoComplete
        style={{ flex: 1 }}
        aria-label={t("rules.add_need")}
        placeholder={t("rules.add_need")}
        value={typed}
        options={known
          .filter((one) => !taken.includes(one.name) && one.name.includes(typed.trim()))
          .map((one) => ({
            value: one.name,
            label: t("rules.skill_people", { name: one.name, count: one.people }),
          }))}
        onChange={setTyped}
        onSelect={add}
      />
      <Button size="s" icon="plus" disabled={typed.trim() === ""} onClick={() => add(typed)}>
        {t("rules.add_need_act")}
      </Button>
    </span>
  );
}
