import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFactWords } from "@/api/facts";
import { Button } from "@/ui/Button";
import { newLine } from "@/ui/conditions/ConditionEditor";
import { expressionOf } from "@/ui/conditions/words";
import { Icon } from "@/ui/icons";
import { EmptyState } from "@/ui/States";
import { RuleList } from "../components/RuleList";
import { type RuleBodyProps, RulePage } from "../components/RulePage";
import { RulePanel } from "../components/RulePanel";
import styles from "../components/Rules.module.css";
import { TablesSection } from "../components/TablesSection";
import { TargetFields } from "../components/TargetFields";
import { type DispatchContent, type DispatchRule, freshKey, type Target } from "../content";
import { useTargetSaying } from "../useTargetSaying";

const RESULTS = ["team", "strategy"];

const plain = ({ key, name, if: condition, is_enabled, for_type }: DispatchRule) => ({
  key,
  name,
  if: condition,
  ...(is_enabled === undefined ? {} : { is_enabled }),
  ...(for_type === undefined ? {} : { for_type }),
});

function targetOf(rule: DispatchRule): Target {
  const { key: _key, name: _name, if: _if, is_enabled: _enabled, for_type: _type, ...target } = rule;
  return target;
}

export default function DispatchPage() {
  const { t } = useTranslation();
  return (
    <RulePage<DispatchContent> purpose="dispatch" title={t("rules.dispatch")}>
      {(body) => <DispatchBody {...body} />}
    </RulePage>
  );
}

function DispatchBody({ application, draft, content }: RuleBodyProps<DispatchContent>) {
  const { t } = useTranslation();
  const words = useFactWords(application);
  const [edited, setEdited] = useState<DispatchRule | null>(null);
  const [isFallback, setFallback] = useState(false);
  const setRules = (rules: DispatchRule[]) => draft.change({ ...content, rules });
  function start(): void {
    const condition = expressionOf({ join: "and", lines: [newLine(words)] });
    const key = freshKey("rule", content.rules);
    setEdited({ key, name: {}, if: condition, team: content.fallback.team, strategy: "least_open_load" });
  }
  const say = useTargetSaying(words);
  const target = (one: Target) => (
    <>
      <Icon name="right" size={13} /> <span className={styles.said}>{say(one)}</span>
    </>
  );
  return (
    <div className={styles.body}>
      <section className={styles.part} aria-label={t("rules.dispatch")}>
        <h2>
          <span>{t("rules.in_order")}</span>
          <Button size="s" icon="plus" onClick={start}>
            {t("rules.add_rule")}
          </Button>
        </h2>
        <p>{t("rules.dispatch_fact")}</p>
        {content.rules.length === 0 && (
          <EmptyState title={t("rules.no_rules")} fact={t("rules.no_rules_fact")} />
        )}
        <RuleList
          label={t("rules.dispatch")}
          rules={content.rules}
          words={words}
          onChange={setRules}
          onEdit={setEdited}
          outcome={target}
        />
        <div className={styles.fallback}>
          <Icon name="door" />
          <span className={styles.outcome}>
            {t("rules.otherwise")} {say(content.fallback)}
          </span>
          <Button size="s" onClick={() => setFallback(!isFallback)} aria-expanded={isFallback}>
            {t("rules.change_fallback")}
          </Button>
        </div>
        {isFallback && (
          <TargetFields
            value={content.fallback}
            words={words}
            onChange={(fallback) => draft.change({ ...content, fallback })}
          />
        )}
      </section>
      <TablesSection
        purpose="dispatch"
        application={application}
        tables={content.tables ?? []}
        words={words}
        results={RESULTS}
        isKept={!draft.isDirty}
        onChange={(tables) => draft.change({ ...content, tables })}
      />
      {edited && (
        <RulePanel
          rule={edited}
          words={words}
          onClose={() => setEdited(null)}
          among={content.rules}
          onChange={setRules}
          outcome={(rule, change) => (
            <TargetFields
              value={targetOf(rule)}
              words={words}
              onChange={(value) => change({ ...plain(rule), ...value })}
            />
          )}
        />
      )}
    </div>
  );
}
