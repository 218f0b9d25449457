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
import { isNamed, TwoTongues } from "@/ui/TwoTongues";
import { calendarsQuery, type Policy } from "../api";
import { isWhole, wholeLevel } from "../ladder";
import { PAUSES, usePauseName } from "../metrics";
import styles from "./Calendar.module.css";
import { LadderEditor } from "./LadderEditor";
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
  const pauseOf = usePauseName();
  const ladder = (draft.ladder ?? []).map(wholeLevel);
  const isDirty = JSON.stringify(draft) !== JSON.stringify(policy);
  const set = (changed: Partial<Policy>) => setDraft({ ...draft, ...changed });
  return (
    <Panel
      title={text(policy.name) || t("sla.add")}
      act={t("rules.take")}
      onAct={() => onDone(draft)}
      onClose={onClose}
      isDirty={isDirty}
      isReady={
        isNamed(draft.name) &&
        draft.calendar !== "" &&
        Object.keys(draft.targets).length > 0 &&
        ladder.every(isWhole)
      }
      width={640}
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
      <Field label={t("sla.pauses_in")} htmlFor="policy-pause" hint={t("sla.pause_hint")}>
        <Select<string[]>
          id="policy-pause"
          mode="tags"
          value={draft.pause_when}
          onChange={(pauses) => set({ pause_when: pauses.filter(isPause) })}
          options={[...new Set<string>([...PAUSES, ...draft.pause_when])].map((pause) => ({
            value: pause,
            label: pauseOf(pause),
          }))}
        />
      </Field>
      <Field label={t("sla.reopen")} htmlFor="policy-reopen">
        <Select<"continue" | "anew">
          id="policy-reopen"
          value={draft.on_reopen ?? "continue"}
          onChange={(on_reopen) => set({ on_reopen })}
          options={(["continue", "anew"] as const).map((one) => ({
            value: one,
            label: t(`sla.reopen_${one}`),
          }))}
        />
      </Field>
      <PanelPart title={t("sla.ladder")}>
        <p className={styles.fact}>{t("sla.ladder_fact")}</p>
        <LadderEditor
          levels={ladder}
          metrics={Object.keys(draft.targets)}
          onChange={(levels) => set({ ladder: levels })}
        />
      </PanelPart>
    </Panel>
  );
}

const isPause = (pause: string) => /^(waiting(:[a-z_]{1,20})?|stage:.{1,40})$/.test(pause);
