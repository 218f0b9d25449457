import { useQuery } from "@tanstack/react-query";
import { Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { useTeamNames } from "@/api/choices";
import { rolesQuery } from "@/features/accounts/api";
import { useText } from "@/lib/i18n";
import { Field } from "@/ui/Ask";
import type { FactWords } from "@/ui/conditions/words";
import { PanelPair } from "@/ui/Panel";
import { STRATEGIES, type Target } from "../content";
import { useTargetSaying } from "../useTargetSaying";
import { MinutesInput } from "./MinutesInput";
import { NeedsFields } from "./NeedsFields";
import styles from "./Rules.module.css";

const FIRST_MINUTES = 30;
const MOST_TEAMS = 5;

// biome-ignore lint/suspicious/noThenProperty: the server's word for who is asked next; nobody awaits a target.
const asked = (next: string[]): Partial<Target> => ({ then: next.length > 0 ? next : undefined });

type TargetFieldsProps = { value: Target; words: FactWords; onChange: (target: Target) => void };

/** Which team, how the person of it is found, what they must be able to do, and who is asked next. */
export function TargetFields({ value, words, onChange }: TargetFieldsProps) {
  const { t } = useTranslation();
  const text = useText();
  const teams = useTeamNames();
  const say = useTargetSaying(words);
  const { data: roles = [] } = useQuery(rolesQuery);
  function set(changed: Partial<Target>): void {
    const next = { ...value, ...changed };
    const kept = Object.entries(next).filter(([, one]) => one !== undefined);
    onChange(Object.fromEntries(kept) as Target);
  }
  return (
    <>
      <TeamFields value={value} onChange={set} />
      <NeedsFields value={value} words={words} onChange={set} />
      <Field label={t("rules.role")} hint={t("rules.role_hint")}>
        <Select<string>
          aria-label={t("rules.role")}
          allowClear
          placeholder={t("rules.any_role")}
          value={value.role || undefined}
          onChange={(role) => set({ role: role || undefined })}
          options={roles.map((role) => ({ value: role.key, label: text(role.name) }))}
        />
      </Field>
      <Field label={t("rules.chain")} hint={t("rules.chain_hint")}>
        <Select<string[]>
          mode="multiple"
          aria-label={t("rules.chain")}
          placeholder={t("rules.no_chain")}
          maxCount={MOST_TEAMS}
          value={value.then ?? []}
          onChange={(next) => set(asked(next))}
          options={teams.choices.filter((team) => team.value !== value.team)}
        />
      </Field>
      <Field label={t("rules.take_back")} hint={t("rules.take_back_hint")}>
        <span className={styles.outcome}>
          <Switch
            size="small"
            aria-label={t("rules.take_back")}
            checked={value.accept_minutes !== undefined}
            onChange={(on) => set({ accept_minutes: on ? FIRST_MINUTES : undefined })}
          />
          {value.accept_minutes !== undefined && (
            <MinutesInput
              label={t("rules.take_back")}
              value={value.accept_minutes}
              onChange={(accept_minutes) => set({ accept_minutes })}
            />
          )}
        </span>
      </Field>
      <p className={styles.fact}>{say(value)}</p>
      <p className={styles.fact}>{t("rules.always_left_out")}</p>
    </>
  );
}

type Place = { team: string; strategy: string };

/** Which team, and how the person of it is found. */
export function TeamFields({ value, onChange }: { value: Place; onChange: (place: Place) => void }) {
  const { t } = useTranslation();
  const teams = useTeamNames();
  return (
    <PanelPair>
      <Field label={t("rules.goes_to")}>
        <Select<string>
          aria-label={t("rules.goes_to")}
          showSearch={{ optionFilterProp: "label" }}
          value={value.team}
          onChange={(team) => onChange({ team, strategy: value.strategy })}
          options={teams.choices}
        />
      </Field>
      <Field label={t("rules.person_by")} hint={t(`rules.strategy_hint_${value.strategy}`)}>
        <Select<string>
          aria-label={t("rules.person_by")}
          value={value.strategy}
          onChange={(strategy) => onChange({ team: value.team, strategy })}
          options={STRATEGIES.map((strategy) => ({
            value: strategy,
            label: t(`rules.strategy_${strategy}`),
          }))}
        />
      </Field>
    </PanelPair>
  );
}
