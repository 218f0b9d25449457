import { Switch } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { Field } from "@/ui/Ask";
import { ConditionEditor } from "@/ui/conditions/ConditionEditor";
import { ConditionSentence } from "@/ui/conditions/ConditionSentence";
import type { FactWords } from "@/ui/conditions/words";
import { Panel, PanelPart } from "@/ui/Panel";
import { isNamed, TwoTongues } from "@/ui/TwoTongues";
import { DaysFields, withDays } from "./DaysFields";
import { type ListedRule, placedBy } from "./RuleList";
import styles from "./Rules.module.css";

type RulePanelProps<Rule extends ListedRule> = {
  rule: Rule;
  words: FactWords;
  outcome: (rule: Rule, change: (rule: Rule) => void) => ReactNode;
  /** The rules among which it stands, or will stand last. */
  among: readonly Rule[];
  onChange: (rules: Rule[]) => void;
  onClose: () => void;
};

/** One rule: its name, when it holds, and what then. Goes into the draft, not to the server. */
export function RulePanel<Rule extends ListedRule>({
  rule,
  words,
  outcome,
  among,
  onChange,
  onClose,
}: RulePanelProps<Rule>) {
  const { t } = useTranslation();
  const text = useText();
  const [draft, setDraft] = useState(rule);
  const isDirty = JSON.stringify(draft) !== JSON.stringify(rule);
  return (
    <Panel
      title={text(rule.name) || t("rules.new_rule")}
      act={t("rules.take")}
      onAct={() => {
        onChange(placedBy(among, draft));
        onClose();
      }}
      onClose={onClose}
      isDirty={isDirty}
      isReady={isNamed(draft.name)}
      width={520}
    >
      <TwoTongues
        id="rule"
        label={t("rules.rule_name")}
        value={draft.name}
        onChange={(name) => setDraft({ ...draft, name })}
        autoFocus
      />
      <PanelPart title={t("rules.when")}>
        <ConditionEditor
          condition={draft.if}
          words={words}
          onChange={(condition) => setDraft({ ...draft, if: condition })}
        />
        <p className={styles.fact}>
          {t("rules.reads")} <ConditionSentence condition={draft.if} words={words} />
        </p>
      </PanelPart>
      <PanelPart title={t("rules.then")}>{outcome(draft, setDraft)}</PanelPart>
      <DaysFields value={draft} onChange={(days) => setDraft(withDays(draft, days))} />
      <Field label={t("rules.enabled")} htmlFor="rule-enabled">
        <div>
          <Switch
            id="rule-enabled"
            size="small"
            checked={draft.is_enabled !== false}
            onChange={(is_enabled) => setDraft({ ...draft, is_enabled })}
          />
        </div>
      </Field>
    </Panel>
  );
}
