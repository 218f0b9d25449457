import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Expression } from "@/lib/expressions/operation";
import { type Text, useText } from "@/lib/i18n";
import { IconButton } from "@/ui/Button";
import { ConditionSentence } from "@/ui/conditions/ConditionSentence";
import type { FactWords } from "@/ui/conditions/words";
import { Quiet } from "@/ui/Mark";
import styles from "./Rules.module.css";

export type ListedRule = { key: string; name: Text; if: Expression; is_enabled?: boolean };

type RuleListProps<Rule extends ListedRule> = {
  label: string;
  rules: readonly Rule[];
  words: FactWords;
  outcome: (rule: Rule) => ReactNode;
  onChange: (rules: Rule[]) => void;
  onEdit: (rule: Rule) => void;
};

/** Rules in the order they are tried; each reads as a sentence. */
export function RuleList<Rule extends ListedRule>({
  label,
  rules,
  words,
  outcome,
  onChange,
  onEdit,
}: RuleListProps<Rule>) {
  const { t } = useTranslation();
  const text = useText();
  function move(index: number, by: -1 | 1): void {
    const next = [...rules];
    const [taken] = next.splice(index, 1);
    if (taken) next.splice(index + by, 0, taken);
    onChange(next);
  }
  return (
    <ol className={styles.rules} aria-label={label}>
      {rules.map((rule, index) => (
        <li key={rule.key} className={`${styles.rule} ${rule.is_enabled === false ? styles.off : ""}`}>
          <em>{index + 1}</em>
          <div>
            <span>
              <b>{text(rule.name)}</b> {rule.is_enabled === false && <Quiet>{t("rules.off")}</Quiet>}
            </span>
            <span>
              {t("rules.when")} <ConditionSentence condition={rule.if} words={words} />
            </span>
            <span className={styles.outcome}>{outcome(rule)}</span>
          </div>
          <span className={styles.acts}>
            <IconButton
              icon="up"
              isSmall
              label={t("rules.up", { name: text(rule.name) })}
              disabled={index === 0}
              onClick={() => move(index, -1)}
            />
            <IconButton
              icon="down"
              isSmall
              label={t("rules.down", { name: text(rule.name) })}
              disabled={index === rules.length - 1}
              onClick={() => move(index, 1)}
            />
            <IconButton
              icon="edit"
              isSmall
              label={t("rules.edit", { name: text(rule.name) })}
              onClick={() => onEdit(rule)}
            />
            <IconButton
              icon="bin"
              isSmall
              label={t("rules.drop", { name: text(rule.name) })}
              onClick={() => onChange(rules.filter((one) => one.key !== rule.key))}
            />
          </span>
        </li>
      ))}
    </ol>
  );
}
