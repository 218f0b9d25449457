import { useQuery } from "@tanstack/react-query";
import { AutoComplete, InputNumber, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/ui/Ask";
import { Button, IconButton } from "@/ui/Button";
import { skillsQuery } from "../api";
import styles from "./Skills.module.css";

const LEVELS = [1, 2, 3, 4, 5];
const FIRST_LEVEL = 3;
/** Kept among the skills: how much of a team's work somebody takes. */
const SHARE = "share";

type Skills = Record<string, number>;
type SkillsFieldProps = { value: Skills; onChange: (skills: Skills) => void };

/** What somebody can do and how well; regions and products count as skills too. */
export function SkillsField({ value, onChange }: SkillsFieldProps) {
  const { t } = useTranslation();
  const known = useQuery(skillsQuery);
  const [typed, setTyped] = useState("");
  const names = Object.keys(value).filter((name) => name !== SHARE);
  function add(name: string): void {
    const clean = name.trim();
    if (clean !== "" && clean !== SHARE && !(clean in value)) onChange({ ...value, [clean]: FIRST_LEVEL });
    setTyped("");
  }
  function drop(name: string): void {
    const { [name]: _, ...others } = value;
    onChange(others);
  }
  return (
    <Field label={t("people.skills")} hint={t("people.skills_hint")}>
      <div className={styles.skills}>
        {names.map((name) => (
          <div key={name} className={styles.skill}>
            <span>{name}</span>
            <Segmented<number>
              size="small"
              aria-label={t("people.skill_level", { name })}
              value={value[name] || 1}
              onChange={(level) => onChange({ ...value, [name]: level })}
              options={LEVELS}
            />
            <IconButton
              icon="close"
              isSmall
              label={t("people.drop_skill", { name })}
              onClick={() => drop(name)}
            />
          </div>
        ))}
        <div className={styles.skill}>
          <AutoComplete
            aria-label={t("people.add_skill")}
            placeholder={t("people.add_skill")}
            value={typed}
            options={(known.data ?? [])
              .filter((one) => !(one.name in value) && one.name.includes(typed.trim()))
              .map((one) => ({ value: one.name }))}
            onChange={setTyped}
            onSelect={add}
          />
          <Button size="s" icon="plus" disabled={typed.trim() === ""} onClick={() => add(typed)}>
            {t("people.add_skill_act")}
          </Button>
        </div>
        <div className={styles.skill}>
          <span>{t("people.share")}</span>
          <InputNumber<number>
            aria-label={t("people.share")}
            min={1}
            max={5}
            value={value[SHARE] ?? 1}
            onChange={(share) =>
              (share ?? 1) === 1 ? drop(SHARE) : onChange({ ...value, [SHARE]: share ?? 1 })
            }
          />
        </div>
      </div>
    </Field>
  );
}
