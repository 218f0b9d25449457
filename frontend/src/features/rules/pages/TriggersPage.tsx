import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTeamNames } from "@/api/choices";
import { useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/icons";
import { Segments } from "@/ui/Segments";
import { EmptyState, ErrorLine } from "@/ui/States";
import { type RuleSet, useSwitchOn } from "../api";
import { freshDoing } from "../components/DoingFields";
import { freshEntry } from "../components/EventFields";
import { placedBy, RuleRows } from "../components/RuleList";
import { type RuleBodyProps, RulePage } from "../components/RulePage";
import styles from "../components/Rules.module.css";
import { TriggerLine } from "../components/TriggerLine";
import { TriggerPanel } from "../components/TriggerPanel";
import triggers from "../components/Triggers.module.css";
import { freshKey, type TriggerContent, type TriggerRule } from "../content";
import { useTriggerWords } from "../useTriggerWords";

export default function TriggersPage() {
  const { t } = useTranslation();
  return (
    <RulePage<TriggerContent> purpose="triggers" title={t("rules.triggers")}>
      {(body) => <TriggersBody {...body} />}
    </RulePage>
  );
}

function TriggersBody({ application, draft, content }: RuleBodyProps<TriggerContent>) {
  const { t } = useTranslation();
  const words = useTriggerWords(application);
  const teams = useTeamNames();
  const [edited, setEdited] = useState<TriggerRule | null>(null);
  const setRules = (rules: TriggerRule[]) => draft.change({ ...content, rules });
  function start(): void {
    const doing = freshDoing("tag", teams.choices[0]?.value ?? "");
    // biome-ignore lint/suspicious/noThenProperty: the server's word for a rule's outcome; nobody awaits a rule.
    setEdited({ key: freshKey("rule", content.rules), name: {}, on: [freshEntry("created")], then: [doing] });
  }
  return (
    <div className={styles.body}>
      <section className={styles.part} aria-label={t("rules.triggers")}>
        <h2>
          <span>{t("rules.triggers")}</span>
          <Segments
            label={t("rules.hit")}
            value={content.hit === "first" ? "first" : "all"}
            onChange={(hit) => draft.change({ ...content, hit: hit === "first" ? "first" : "all" })}
            segments={[
              { value: "all", label: t("triggers.hit_all") },
              { value: "first", label: t("triggers.hit_first") },
            ]}
          />
          <Button size="s" icon="plus" onClick={start}>
            {t("rules.add_rule")}
          </Button>
        </h2>
        <p>{t("triggers.fact")}</p>
        <Conflicts set={draft.set.data} rules={content.rules} isDirty={draft.isDirty} />
        {content.rules.length === 0 && (
          <EmptyState title={t("triggers.none")} fact={t("triggers.none_fact")} />
        )}
        <RuleRows
          label={t("rules.triggers")}
          rules={content.rules}
          onChange={setRules}
          onEdit={setEdited}
          line={(rule) => (
            <>
              <TriggerLine rule={rule} words={words} application={application} />
              <SwitchedOff set={draft.set.data} rule={rule.key} application={application} />
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
  const found = isDirty ? [] : (set?.draft?.conflicts ?? []);
  const nameOf = (key: string) => text(rules.find((rule) => rule.key === key)?.name) || key;
  return (
    <>
      {found.map((one) => (
        <p key={`${one.field}-${one.one}-${one.other}`} className={triggers.warn} role="status">
          <Icon name="warn" size={14} />
          {t("triggers.conflict", {
            one: nameOf(one.one),
            other: nameOf(one.other),
            field: t(`facts.${one.field}`, { defaultValue: one.field }),
          })}
        </p>
      ))}
    </>
  );
}

function SwitchedOff({ set, rule, application }: { set: Held; rule: string; application: string }) {
  const { t } = useTranslation();
  const on = useSwitchOn(application, "triggers");
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
