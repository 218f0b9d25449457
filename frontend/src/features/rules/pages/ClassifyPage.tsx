import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/Button";
import type { FactWords } from "@/ui/conditions/words";
import { EmptyState } from "@/ui/States";
import { OutcomeFields, useOutcome } from "../components/OutcomeFields";
import { RuleList } from "../components/RuleList";
import type { RuleBodyProps } from "../components/RulePage";
import { RulePanel } from "../components/RulePanel";
import styles from "../components/Rules.module.css";
import { TablesSection } from "../components/TablesSection";
import { TriedRulePage } from "../components/TriedRulePage";
import { type ClassifyContent, type ClassifyRule, freshKey, freshRule } from "../content";
import { useClassifyWords } from "../useClassifyWords";

const RESULTS = ["category", "impact", "urgency"];

export default function ClassifyPage() {
  const { t } = useTranslation();
  return (
    <TriedRulePage<ClassifyContent> purpose="classify" title={t("rules.classify")}>
      {(body) => <ClassifyBody {...body} />}
    </TriedRulePage>
  );
}

function ClassifyBody({ application, draft, content }: RuleBodyProps<ClassifyContent>) {
  const words = useClassifyWords(application);
  return (
    <div className={styles.body}>
      <SureRules application={application} content={content} words={words} onChange={draft.change} />
      <TablesSection
        purpose="classify"
        application={application}
        tables={content.tables ?? []}
        words={words}
        results={RESULTS}
        isKept={!draft.isDirty}
        onChange={(tables) => draft.change({ ...content, tables })}
      />
    </div>
  );
}

type SureRulesProps = {
  application: string;
  content: ClassifyContent;
  words: FactWords;
  onChange: (content: ClassifyContent) => void;
};

/** Rules that decide before any word is weighed. */
function SureRules({ application, content, words, onChange }: SureRulesProps) {
  const { t } = useTranslation();
  const say = useOutcome(application);
  const [edited, setEdited] = useState<ClassifyRule | null>(null);
  const setRules = (rules: ClassifyRule[]) => onChange({ ...content, rules });
  function start(): void {
    const key = freshKey("rule", content.rules);
    setEdited(freshRule(key));
  }
  return (
    <section className={styles.part} aria-label={t("rules.sure")}>
      <h2>
        <span>{t("rules.sure")}</span>
        <Button size="s" icon="plus" onClick={start}>
          {t("rules.add_rule")}
        </Button>
      </h2>
      <p>{t("rules.sure_fact")}</p>
      {content.rules.length === 0 && <EmptyState title={t("rules.no_sure")} fact={t("rules.no_sure_fact")} />}
      <RuleList
        label={t("rules.sure")}
        rules={content.rules}
        words={words}
        onChange={setRules}
        onEdit={setEdited}
        outcome={(rule) => say(rule.then)}
      />
      {edited && (
        <RulePanel
          rule={edited}
          words={words}
          onClose={() => setEdited(null)}
          among={content.rules}
          onChange={setRules}
          outcome={(rule, change) => (
            <OutcomeFields
              application={application}
              value={rule.then}
              onChange={(then) => change({ ...rule, then })}
            />
          )}
        />
      )}
    </section>
  );
}
