import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { Field } from "@/ui/Ask";
import { Button } from "@/ui/Button";
import { ConditionEditor, newLine } from "@/ui/conditions/ConditionEditor";
import { ConditionSentence } from "@/ui/conditions/ConditionSentence";
import { expressionOf, type FactWords } from "@/ui/conditions/words";
import { Panel, PanelPart } from "@/ui/Panel";
import { Toggle } from "@/ui/Toggle";
import { isNamed, TwoTongues } from "@/ui/TwoTongues";
import { calendarsQuery, type Policy } from "../api";
import styles from "./Calendar.module.css";
import { TargetTable } from "./TargetTable";

type PolicyPanelProps = {
  policy: Policy;
  words: FactWords;
  onDone: (policy: Policy) => void;
  onClose: () => void;
};

export function PolicyPanel({ policy, words, onDone, onClose }: PolicyPanelProps) {
  const { t } = useTranslation();
  const text = useText();
  const { data: calendars = [] } = useQuery(calendarsQuery);
  const [draft, setDraft] = useState(policy);
  const isDirty = JSON.stringify(draft) !== JSON.stringify(policy);
  const set = (changed: Partial<Policy>) => setDraft({ ...draft, ...changed });
  return (
    <Panel
      title={text(policy.name) || t("sla.add")}
      act={t("rules.take")}
      onAct={() => onDone(draft)}
      onClose={onClose}
      isDirty={isDirty}
      isReady={isNamed(draft.name) && draft.calendar !== "" && Object.keys(draft.targets).length > 0}
      width={560}
    >
      <TwoTongues
        id="policy"
        label={t("sla.name")}
        autoFocus
        value={draft.name}
        onChange={(name) => set({ name })}
      />
      <PanelPart title={t("rules.when")}>
        {draft.if ? (
          <>
            <ConditionEditor
              condition={draft.if}
              words={words}
              onChange={(condition) => set({ if: condition })}
            />
            <p className={styles.fact}>
              {t("rules.reads")} <ConditionSentence condition={draft.if} words={words} />
            </p>
            <div>
              <Button size="s" kind="text" onClick={() => set({ if: null })}>
                {t("sla.always_act")}
              </Button>
            </div>
          </>
        ) : (
          <div>
            <p className={styles.fact}>{t("sla.always")}</p>
            <Button
              size="s"
              icon="plus"
              onClick={() => set({ if: expressionOf({ join: "and", lines: [newLine(words)] }) })}
            >
              {t("conditions.add")}
            </Button>
          </div>
        )}
      </PanelPart>
      <PanelPart title={t("sla.targets")}>
        <TargetTable targets={draft.targets} onChange={(targets) => set({ targets })} />
        <p className={styles.fact}>{t("sla.targets_fact")}</p>
      </PanelPart>
      <Field label={t("sla.calendar")} htmlFor="policy-calendar">
        <Select<string>
          id="policy-calendar"
          value={draft.calendar || undefined}
          onChange={(calendar) => set({ calendar })}
          options={calendars
            .filter((one) => one.no !== null)
            .map((one) => ({ value: one.code, label: text(one.name) }))}
        />
      </Field>
      <Field label={t("sla.warn_at")} htmlFor="policy-warn" hint={t("sla.warn_hint")}>
        <Select<string[]>
          id="policy-warn"
          mode="tags"
          open={false}
          value={draft.warn_at_percent.map(String)}
          onChange={(percents) =>
            set({
              warn_at_percent: percents
                .map(Number)
                .filter((one) => one >= 1 && one <= 99)
                .sort((one, other) => one - other),
            })
          }
        />
      </Field>
      <Toggle
        label={t("sla.pause")}
        isOn={draft.pause_when.includes("waiting")}
        onChange={(isOn) => set({ pause_when: isOn ? ["waiting"] : [] })}
      />
    </Panel>
  );
}
