import { Select, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { Field } from "@/ui/Ask";
import { Button } from "@/ui/Button";
import { ConditionEditor, newLine } from "@/ui/conditions/ConditionEditor";
import { expressionOf } from "@/ui/conditions/words";
import { Panel, PanelPart } from "@/ui/Panel";
import { isNamed, TwoTongues } from "@/ui/TwoTongues";
import { useIsForRecords } from "../area";
import type { TriggerRule } from "../content";
import { useRecordTypes, useRecordWords } from "../useRecordWords";
import { useTriggerWords } from "../useTriggerWords";
import { DaysFields, withDays } from "./DaysFields";
import { DoingFields } from "./DoingFields";
import { EventFields } from "./EventFields";
import styles from "./Rules.module.css";
import { TriggerLine } from "./TriggerLine";

type TriggerPanelProps = {
  rule: TriggerRule;
  application: string;
  onDone: (rule: TriggerRule) => void;
  onClose: () => void;
};

/** A rule for another record type begins anew: the fields it named are not there. */
function freshFor(for_type: string, rule: TriggerRule): TriggerRule {
  const { if: _, else: __, ...kept } = rule;
  // biome-ignore lint/suspicious/noThenProperty: the server's word for a rule's outcome; nobody awaits a rule.
  return { ...kept, for_type, on: [{ event: "created" }], then: [] };
}

/** One trigger rule: what it waits for, what must hold, what it does. Goes into the draft. */
export function TriggerPanel({ rule, application, onDone, onClose }: TriggerPanelProps) {
  const { t } = useTranslation();
  const text = useText();
  const [draft, setDraft] = useState(rule);
  const isForRecords = useIsForRecords();
  const ofOrders = useTriggerWords(application, draft);
  const ofRecords = useRecordWords(application, draft.for_type ?? "");
  const words = isForRecords ? ofRecords : ofOrders;
  const recordTypes = useRecordTypes(application);
  const isDirty = JSON.stringify(draft) !== JSON.stringify(rule);
  const without = (name: "if" | "else" | "for_type") => {
    const { [name]: _, ...others } = draft;
    setDraft(others as TriggerRule);
  };
  return (
    <Panel
      title={text(rule.name) || t("rules.new_rule")}
      act={t("rules.take")}
      onAct={() => onDone(draft)}
      onClose={onClose}
      isDirty={isDirty}
      isReady={isNamed(draft.name) && draft.then.length > 0}
      width={600}
    >
      <TwoTongues
        id="rule"
        label={t("rules.rule_name")}
        value={draft.name}
        onChange={(name) => setDraft({ ...draft, name })}
        autoFocus
      />
      {isForRecords && (
        <Field label={t("recordRules.for_type")}>
          <Select<string>
            aria-label={t("recordRules.for_type")}
            value={draft.for_type}
            onChange={(for_type) => setDraft(freshFor(for_type, draft))}
            options={recordTypes}
          />
        </Field>
      )}
      <p className={styles.fact}>
        <TriggerLine rule={draft} words={words} application={application} />
      </p>
      <PanelPart title={t("triggers.waits_for")}>
        <EventFields entries={draft.on} words={words} onChange={(on) => setDraft({ ...draft, on })} />
      </PanelPart>
      <PanelPart title={t("triggers.only_if")}>
        {draft.if ? (
          <>
            <ConditionEditor
              condition={draft.if}
              words={words}
              onChange={(condition) => setDraft({ ...draft, if: condition })}
            />
            <Button size="s" kind="text" onClick={() => without("if")}>
              {t("triggers.always")}
            </Button>
          </>
        ) : (
          <Button
            size="s"
            icon="plus"
            onClick={() => setDraft({ ...draft, if: expressionOf({ join: "and", lines: [newLine(words)] }) })}
          >
            {t("triggers.add_condition")}
          </Button>
        )}
      </PanelPart>
      <PanelPart title={t("rules.then")}>
        <DoingFields
          doings={draft.then}
          words={words}
          application={application}
          // biome-ignore lint/suspicious/noThenProperty: the server's word for a rule's outcome; nobody awaits a rule.
          onChange={(doings) => setDraft({ ...draft, then: doings })}
        />
      </PanelPart>
      {draft.if && (
        <PanelPart title={t("triggers.otherwise")}>
          <DoingFields
            doings={draft.else ?? []}
            words={words}
            application={application}
            onChange={(doings) =>
              doings.length > 0 ? setDraft({ ...draft, else: doings }) : without("else")
            }
          />
        </PanelPart>
      )}
      <PanelPart title={t("triggers.more")}>
        {!isForRecords && (
          <Field label={t("triggers.for_type")}>
            <Select<string>
              allowClear
              aria-label={t("triggers.for_type")}
              placeholder={t("triggers.every_type")}
              value={draft.for_type}
              onChange={(for_type) => (for_type ? setDraft({ ...draft, for_type }) : without("for_type"))}
              options={words.choicesOf("type")}
            />
          </Field>
        )}
        <Field label={t("triggers.stop")}>
          <Select<"none" | "set" | "all">
            aria-label={t("triggers.stop")}
            value={draft.stop ?? "none"}
            onChange={(stop) => setDraft({ ...draft, stop })}
            options={(["none", "set", "all"] as const).map((stop) => ({
              value: stop,
              label: t(`triggers.stop_${stop}`),
            }))}
          />
        </Field>
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
      </PanelPart>
    </Panel>
  );
}
