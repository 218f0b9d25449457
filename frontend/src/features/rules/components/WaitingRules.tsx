import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useApplicationNames } from "@/api/choices";
import { useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import type { FactWords } from "@/ui/conditions/words";
import { Icon } from "@/ui/icons";
import { Segments } from "@/ui/Segments";
import { EmptyState, ErrorLine } from "@/ui/States";
import { type RuleSet, useSwitchOn } from "../api";
import { freshKey, type Purpose, type TriggerContent, type TriggerRule } from "../content";
import { placedBy, RuleRows } from "./RuleList";
import type { RuleBodyProps } from "./RulePage";
import styles from "./Rules.module.css";
import { TriggerLine } from "./TriggerLine";
import { TriggerPanel } from "./TriggerPanel";
import triggers from "./Triggers.module.css";

type WaitingRulesProps = RuleBodyProps<TriggerContent> & {
  purpose: "triggers" | "records";
  title: string;
  fact: string;
  empty: { title: string; fact: string };
  wordsOf: (rule: TriggerRule) => FactWords;
  /** What a new rule begins with; nothing where none can be made. */
  fresh: (() => Pick<TriggerRule, "on" | "then" | "for_type">) | null;
};

/** Rules that wait for something to happen, in the order in which they run. */
export function WaitingRules({
  purpose,
  title,
  fact,
  empty,
  wordsOf,
  fresh,
  application,
  draft,
  content,
}: WaitingRulesProps) {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<TriggerRule | null>(null);
  const setRules = (rules: TriggerRule[]) => draft.change({ ...content, rules });
  const start = () => fresh && setEdited({ key: freshKey("rule", content.rules), name: {}, ...fresh() });
  return (
    <div className={styles.body}>
      <section className={styles.part} aria-label={title}>
        <h2>
          <span>{title}</span>
          <Segments
            label={t("rules.hit")}
            value={content.hit === "first" ? "first" : "all"}
            onChange={(hit) => draft.change({ ...content, hit: hit === "first" ? "first" : "all" })}
            segments={[
              { value: "all", label: t("triggers.hit_all") },
              { value: "first", label: t("triggers.hit_first") },
            ]}
          />
          <Button size="s" icon="plus" disabled={!fresh} onClick={start}>
            {t("rules.add_rule")}
          </Button>
        </h2>
        <p>{fact}</p>
        <Conflicts set={draft.set.data} rules={content.rules} isDirty={draft.isDirty} />
        {content.rules.length === 0 && <EmptyState title={empty.title} fact={empty.fact} />}
        <RuleRows
          label={title}
          rules={content.rules}
          onChange={setRules}
          onEdit={setEdited}
          line={(rule) => (
            <>
              <TriggerLine rule={rule} words={wordsOf(rule)} application={application} />
              <SwitchedOff set={draft.set.data} rule={rule.key} application={application} purpose={purpose} />
            </>
          )}
        />
      </section>
      {edited && (
        <TriggerPanel
          rule={edited}
          application={application}
          onClose={() => setEdited(null)}
          onDone={(rule) => {
            setRules(placedBy(content.rules, rule));
            setEdited(null);
          }}
        />
      )}
    </div>
  );
}

type Held = RuleSet | null | undefined;

/** Two rules that may write the same thing after the same event: the later one wins. */
function Conflicts({ set, rules, isDirty }: { set: Held; rules: TriggerRule[]; isDirty: boolean }) {
  const { t } = useTranslation();
  const text = useText();
  const applicationName = useApplicationNames();
  const found = isDirty ? [] : (set?.draft?.conflicts ?? []);
  const nameOf = (key: string) => text(rules.find((rule) => rule.key === key)?.name) || key;
  return (
    <>
      {found.map((one) => (
        <p
          key={`${one.field}-${one.one}-${one.beside ?? "."}-${one.other}`}
          className={triggers.warn}
          role="status"
        >
          <Icon name="warn" size={14} />
          {t(one.beside === null ? "triggers.conflict" : "triggers.conflict_beside", {
            one: nameOf(one.one),
            other: text(one.other_name ?? undefined) || nameOf(one.other),
            field: t(`facts.${one.field}`, { defaultValue: one.field }),
            beside: one.beside
              ? t("triggers.beside_application", { application: applicationName(one.beside) })
              : t("triggers.beside_organization"),
          })}
        </p>
      ))}
    </>
  );
}

type SwitchedOffProps = { set: Held; rule: string; application: string; purpose: Purpose };

function SwitchedOff({ set, rule, application, purpose }: SwitchedOffProps) {
  const { t } = useTranslation();
  const on = useSwitchOn(application, purpose);
  if (!set?.switched_off[rule]) return null;
  return (
    <span className={triggers.off}>
      {t("triggers.ran_away")}
      <Button size="s" isBusy={on.isPending} onClick={() => on.mutate(rule)}>
        {t("triggers.switch_on")}
      </Button>
      {on.isError && <ErrorLine>{t("triggers.not_switched")}</ErrorLine>}
    </span>
  );
}
