import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTeamNames } from "@/api/choices";
import { useFactWords } from "@/api/facts";
import { Button } from "@/ui/Button";
import { newLine } from "@/ui/conditions/ConditionEditor";
import { expressionOf } from "@/ui/conditions/words";
import { Icon } from "@/ui/icons";
import { EmptyState } from "@/ui/States";
import { placedBy, RuleList } from "../components/RuleList";
import { type RuleBodyProps, RulePage } from "../components/RulePage";
import { RulePanel } from "../components/RulePanel";
import styles from "../components/Rules.module.css";
import { TablesSection } from "../components/TablesSection";
import { TargetFields } from "../components/TargetFields";
import { type DispatchContent, type DispatchRule, freshKey } from "../content";

const RESULTS = ["team", "strategy"];

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
  const teams = useTeamNames();
  const [edited, setEdited] = useState<DispatchRule | null>(null);
  const [isFallback, setFallback] = useState(false);
  const setRules = (rules: DispatchRule[]) => draft.change({ ...content, rules });
  function start(): void {
    const condition = expressionOf({ join: "and", lines: [newLine(words)] });
    const key = freshKey("rule", content.rules);
    setEdited({ key, name: {}, if: condition, team: content.fallback.team, strategy: "least_open_load" });
  }
  const target = (one: { team: string; strategy: string }) => (
    <>
      <Icon name="right" size={13} /> {t("rules.goes_to")} <b>{teams.nameOf(one.team)}</b>
      <span>{t(`rules.strategy_${one.strategy}`)}</span>
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
            {t("rules.otherwise")} {target(content.fallback)}
          </span>
          <Button size="s" onClick={() => setFallback(!isFallback)} aria-expanded={isFallback}>
            {t("rules.change_fallback")}
          </Button>
        </div>
        {isFallback && (
          <TargetFields
            value={content.fallback}
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
          onDone={(rule) => {
            setRules(placedBy(content.rules, rule));
            setEdited(null);
          }}
          outcome={(rule, change) => (
            <TargetFields value={rule} onChange={(value) => change({ ...rule, ...value })} />
          )}
        />
      )}
    </div>
  );
}
