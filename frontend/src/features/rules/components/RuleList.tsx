import { type DragEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Expression } from "@/lib/expressions/operation";
import { type Text, useText } from "@/lib/i18n";
import { IconButton } from "@/ui/Button";
import { ConditionSentence } from "@/ui/conditions/ConditionSentence";
import type { FactWords } from "@/ui/conditions/words";
import { Quiet } from "@/ui/Mark";
import type { Limited } from "../content";
import styles from "./Rules.module.css";

type NamedRule = { key: string; name: Text; is_enabled?: boolean } & Limited;
export type ListedRule = NamedRule & { if: Expression };

type RuleListProps<Rule extends ListedRule> = {
  label: string;
  rules: readonly Rule[];
  words: FactWords;
  outcome: (rule: Rule) => ReactNode;
  onChange: (rules: Rule[]) => void;
  onEdit: (rule: Rule) => void;
};

/** Rules in the order they are tried; each reads as a sentence. */
export function RuleList<Rule extends ListedRule>({ words, outcome, ...rows }: RuleListProps<Rule>) {
  const { t } = useTranslation();
  return (
    <RuleRows
      {...rows}
      line={(rule) => (
        <>
          <span>
            {t("rules.when")} <ConditionSentence condition={rule.if} words={words} />
          </span>
          <span className={styles.outcome}>{outcome(rule)}</span>
        </>
      )}
    />
  );
}

type RuleRowsProps<Rule extends NamedRule> = {
  label: string;
  rules: readonly Rule[];
  line: (rule: Rule) => ReactNode;
  onChange: (rules: Rule[]) => void;
  onEdit: (rule: Rule) => void;
};

/** Rows that can be dragged to another place, or moved by their buttons. */
export function RuleRows<Rule extends NamedRule>({
  label,
  rules,
  line,
  onChange,
  onEdit,
}: RuleRowsProps<Rule>) {
  const { t } = useTranslation();
  const text = useText();
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  function move(from: number, to: number): void {
    const next = [...rules];
    const [taken] = next.splice(from, 1);
    if (taken) next.splice(to, 0, taken);
    onChange(next);
  }
  function letGo(): void {
    if (dragged !== null && over !== null && dragged !== over) move(dragged, over);
    setDragged(null);
    setOver(null);
  }
  function hover(event: DragEvent, index: number): void {
    if (dragged === null) return;
    event.preventDefault();
    setOver(index);
  }
  return (
    <ol className={styles.rules} aria-label={label}>
      {rules.map((rule, index) => (
        <li
          key={rule.key}
          draggable
          className={[
            styles.rule,
            rule.is_enabled === false ? styles.off : "",
            over === index && dragged !== index ? styles.over : "",
          ].join(" ")}
          onDragStart={() => setDragged(index)}
          onDragOver={(event) => hover(event, index)}
          onDrop={letGo}
          onDragEnd={letGo}
        >
          <em title={t("rules.drag")}>{index + 1}</em>
          <div>
            <span>
              <b>{text(rule.name)}</b> {rule.is_enabled === false && <Quiet>{t("rules.off")}</Quiet>}{" "}
              {(rule.valid_from || rule.valid_to) && (
                <Quiet>{t("rules.days_of", { from: rule.valid_from ?? "", to: rule.valid_to ?? "" })}</Quiet>
              )}
            </span>
            {line(rule)}
          </div>
          <span className={styles.acts}>
            <IconButton
              icon="up"
              isSmall
              label={t("rules.up", { name: text(rule.name) })}
              disabled={index === 0}
              onClick={() => move(index, index - 1)}
            />
            <IconButton
              icon="down"
              isSmall
              label={t("rules.down", { name: text(rule.name) })}
              disabled={index === rules.length - 1}
              onClick={() => move(index, index + 1)}
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

/** A rule in its place, or a new one at the end. */
export function placedBy<Rule extends { key: string }>(rules: readonly Rule[], rule: Rule): Rule[] {
  const isKnown = rules.some((one) => one.key === rule.key);
  return isKnown ? rules.map((one) => (one.key === rule.key ? rule : one)) : [...rules, rule];
}
