import { Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { IconButton } from "@/ui/Button";
import styles from "@/ui/designing/Editors.module.css";
import { Row } from "@/ui/designing/Row";
import { AddChip } from "@/ui/FilterChip";
import { everyStep, type Step } from "../content";
import { useDesign, useDesigning } from "../context";
import { useSettingProblem } from "../useFaultSaid";
import { useSet, useSettingName } from "./controls";
import { PersonChoice } from "./PersonChoice";

export type Rule = { kind: string; [setting: string]: unknown };

const KINDS = [
  "assignee",
  "role",
  "team",
  "department_head",
  "field",
  "person",
  "requester",
  "manager",
  "earlier",
  "on_shift",
  "skill",
  "strategy",
] as const;
const STRATEGIES = ["least_open_load", "load_ratio", "best_skill", "on_call", "owner"] as const;
const PEOPLE_FIELDS = new Set(["member", "members", "department", "departments"]);

type RuleListProps = {
  step: Step;
  setting: string;
  help?: string;
  label?: string;
  hasWeights?: boolean;
  /** Where only some sorts of rules mean anything. */
  kinds?: readonly string[];
};

/** Who is meant: rule after rule, each chosen by name. */
export function RuleList({ step, setting, help, label, hasWeights, kinds }: RuleListProps) {
  const nameOf = useSettingName();
  const name = label ?? nameOf(setting);
  const set = useSet(step);
  return (
    <Row label={name} help={help} problem={useSettingProblem(step, setting)}>
      {() => (
        <Rules
          step={step}
          label={name}
          rules={(step[setting] as Rule[] | undefined) ?? []}
          hasWeights={hasWeights}
          kinds={kinds}
          onChange={(rules) => set(setting, rules.length > 0 ? rules : undefined)}
        />
      )}
    </Row>
  );
}

type RulesProps = {
  step: Step;
  label: string;
  rules: readonly Rule[];
  hasWeights?: boolean;
  kinds?: readonly string[];
  onChange: (rules: Rule[]) => void;
};

export function Rules({ step, label, rules, hasWeights, kinds = KINDS, onChange }: RulesProps) {
  const { t } = useTranslation();
  const { isReadOnly } = useDesigning();
  const put = (index: number, rule: Rule) =>
    onChange(rules.map((one, place) => (place === index ? rule : one)));
  const swap = (index: number) => {
    const next = [...rules];
    const [moved] = next.splice(index, 1);
    if (moved) next.splice(index - 1, 0, moved);
    onChange(next);
  };
  return (
    <ul className={styles.stack} aria-label={label}>
      {rules.map((rule, index) => (
        <li key={index} className={styles.box}>
          <div className={styles.inline}>
            <Select<string>
              style={{ flex: 1, minWidth: 0 }}
              aria-label={t("process.rule_kind")}
              disabled={isReadOnly}
              value={rule.kind}
              options={kinds.map((kind) => ({ value: kind, label: t(`process.rule.${kind}`) }))}
              onChange={(kind) => put(index, { kind, ...(rule.weight ? { weight: rule.weight } : {}) })}
            />
            {index > 0 && !isReadOnly && (
              <IconButton icon="up" isSmall label={t("process.earlier_rule")} onClick={() => swap(index)} />
            )}
            {!isReadOnly && (
              <IconButton
                icon="close"
                isSmall
                label={t("process.remove_rule")}
                onClick={() => onChange(rules.filter((_, place) => place !== index))}
              />
            )}
          </div>
          <RuleValue step={step} rule={rule} onChange={(next) => put(index, next)} />
          {hasWeights && (
            <div className={styles.inline}>
              <span>{t("process.setting.weight")}</span>
              <InputNumber
                size="small"
                aria-label={t("process.setting.weight")}
                disabled={isReadOnly}
                min={1}
                max={100}
                value={typeof rule.weight === "number" ? rule.weight : 1}
                onChange={(weight) => put(index, { ...rule, weight: weight ?? 1 })}
              />
            </div>
          )}
        </li>
      ))}
      {!isReadOnly && (
        <li>
          <AddChip onClick={() => onChange([...rules, { kind: kinds[1] ?? "role" }])}>
            {t(rules.length === 0 ? "process.add_rule" : "process.add_rule_more")}
          </AddChip>
        </li>
      )}
    </ul>
  );
}

type RuleValueProps = { step: Step; rule: Rule; onChange: (rule: Rule) => void };

function RuleValue({ step, rule, onChange }: RuleValueProps) {
  const { t } = useTranslation();
  const text = useText();
  const { surroundings, process, isReadOnly } = useDesigning();
  const content = useDesign((state) => state.content);
  const pick = (setting: string, choices: readonly { value: string; label: string }[], empty: string) => (
    <Select<string>
      aria-label={t(`process.rule.${rule.kind}`)}
      disabled={isReadOnly}
      showSearch={{ optionFilterProp: "label" }}
      value={typeof rule[setting] === "string" ? (rule[setting] as string) : undefined}
      placeholder={t("process.choose")}
      notFoundContent={empty}
      options={[...choices]}
      onChange={(value) => onChange({ ...rule, [setting]: value })}
    />
  );
  const team = () => pick("team", surroundings.teams.choices, t("process.no_choices"));
  if (rule.kind === "team" || rule.kind === "on_shift") return team();
  if (rule.kind === "skill") return <SkillAsked rule={rule} onChange={onChange} />;
  if (rule.kind === "strategy")
    return (
      <>
        {team()}
        <Select<string>
          aria-label={t("process.strategy")}
          disabled={isReadOnly}
          value={typeof rule.strategy === "string" ? rule.strategy : STRATEGIES[0]}
          options={STRATEGIES.map((one) => ({ value: one, label: t(`process.strategies.${one}`) }))}
          onChange={(strategy) => onChange({ ...rule, strategy })}
        />
        <SkillAsked rule={rule} onChange={onChange} />
      </>
    );
  if (rule.kind === "role") return pick("role", surroundings.roles, t("process.no_choices"));
  if (rule.kind === "field") {
    const fields = surroundings.fields.filter(({ kind }) => PEOPLE_FIELDS.has(kind));
    const choices = fields.map(({ code, label }) => ({ value: code, label: text(label) || code }));
    return pick("field", choices, t("process.no_people_fields"));
  }
  if (rule.kind === "earlier") {
    const others = everyStep(content).filter(
      ({ step: one }) => one.key !== step.key && (one.kind === "handling" || one.kind === "approval"),
    );
    return pick(
      "step",
      others.map(({ step: one }) => ({ value: one.key, label: text(one.name) || one.key })),
      t("process.no_choices"),
    );
  }
  if (rule.kind === "person") {
    return (
      <PersonChoice
        process={process.code}
        isDisabled={isReadOnly}
        label={t("process.rule.person")}
        value={typeof rule.person === "string" ? rule.person : ""}
        onChange={(person) => onChange({ ...rule, person })}
      />
    );
  }
  if (rule.kind !== "department_head") return null;
  return <HeadLevels rule={rule} onChange={onChange} />;
}

/** What somebody has to be able to do, and how well. */
function SkillAsked({ rule, onChange }: Omit<RuleValueProps, "step">) {
  const { t } = useTranslation();
  const { isReadOnly } = useDesigning();
  return (
    <div className={styles.inline}>
      <Input
        style={{ flex: 1, minWidth: 0 }}
        aria-label={t("process.skill")}
        placeholder={t("process.skill")}
        disabled={isReadOnly}
        value={typeof rule.skill === "string" ? rule.skill : ""}
        onChange={({ target }) => onChange({ ...rule, skill: target.value || undefined })}
      />
      <InputNumber
        style={{ width: 64 }}
        aria-label={t("process.skill_level")}
        disabled={isReadOnly}
        min={1}
        max={100}
        value={typeof rule.level === "number" ? rule.level : 1}
        onChange={(level) => onChange({ ...rule, level: level ?? 1 })}
      />
    </div>
  );
}

/** The nearest head, so many one above the other, or only the n-th. */
function HeadLevels({ rule, onChange }: Omit<RuleValueProps, "step">) {
  const { t } = useTranslation();
  const { isReadOnly } = useDesigning();
  const isOne = typeof rule.level === "number";
  const count = Number(isOne ? rule.level : (rule.levels ?? 1));
  return (
    <div className={styles.inline}>
      <Select<string>
        style={{ flex: 1, minWidth: 0 }}
        aria-label={t("process.heads")}
        disabled={isReadOnly}
        value={isOne ? "level" : "levels"}
        options={[
          { value: "levels", label: t("process.heads_levels") },
          { value: "level", label: t("process.heads_level") },
        ]}
        onChange={(which) => onChange({ kind: rule.kind, [which]: count })}
      />
      <InputNumber
        style={{ width: 64 }}
        aria-label={t("process.heads_count")}
        disabled={isReadOnly}
        min={1}
        max={20}
        value={count}
        onChange={(typed) => onChange({ ...rule, [isOne ? "level" : "levels"]: typed ?? 1 })}
      />
    </div>
  );
}
