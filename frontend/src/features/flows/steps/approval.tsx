import { useTranslation } from "react-i18next";
import { Row } from "@/ui/designing/Row";
import { precedes, type Step } from "../designer/content";
import { useDesign, useDesigning } from "../designer/context";
import { ChoiceRow, NumberRow, SwitchRow, useSet, WordsRow } from "../designer/editors/controls";
import { RuleList } from "../designer/editors/RuleList";
import { StepSelect } from "../designer/editors/StepSelect";
import {
  ButtonsPane,
  Dispatch,
  FieldsPane,
  MorePane,
  peopleAndTime,
  TimePane,
} from "../designer/panes/human";
import { useSettingProblem } from "../designer/useFaultSaid";
import type { PaneProps, StepKind } from "../kind";

const COUNTED = new Set(["ratio", "weight"]);
const WORKED = new Set(["handling", "approval"]);

function Who({ step }: PaneProps) {
  const { t } = useTranslation();
  const { store } = useDesigning();
  const mode = String(step.mode ?? "all");
  const become = (next: string) =>
    store.set(step.key, {
      mode: next === "all" ? undefined : next,
      percent: COUNTED.has(next) ? (step.percent ?? 60) : undefined,
      reject_rule: undefined,
      ...(COUNTED.has(next) ? {} : { threshold_frozen: undefined }),
    });
  return (
    <>
      <WordsRow step={step} setting="name" isName />
      <RuleList
        step={step}
        setting="handlers"
        label={t("process.approvers")}
        hasWeights={mode === "weight"}
      />
      <ChoiceRow
        step={step}
        setting="mode"
        usual="all"
        choices={["all", "any", "ratio", "weight", "in_turn", "one"]}
        onChange={become}
      />
      {COUNTED.has(mode) && (
        <>
          <NumberRow step={step} setting="percent" least={1} most={100} usual={100} unit="%" />
          <SwitchRow step={step} setting="threshold_frozen" help={t("process.help.threshold_frozen")} />
        </>
      )}
      {mode !== "any" && mode !== "one" && (
        <ChoiceRow
          step={step}
          setting="reject_rule"
          usual={COUNTED.has(mode) ? "impossible" : "any"}
          choices={["any", "impossible"]}
        />
      )}
      <OnReject step={step} />
      <ChoiceRow
        step={step}
        setting="when_empty"
        usual="stuck"
        choices={["manager", "person", "pass", "reject", "stuck"]}
      />
      {step.when_empty === "person" && <RuleList step={step} setting="substitutes" />}
      <ChoiceRow step={step} setting="when_self" usual="self" choices={["self", "skip", "head", "manager"]} />
      <ChoiceRow step={step} setting="dedupe" usual="none" choices={["none", "consecutive", "whole"]} />
      <ChoiceRow step={step} setting="comment" usual="reject" choices={["never", "reject", "always"]} />
      <Dispatch step={step} />
    </>
  );
}

function OnReject({ step }: { step: Step }) {
  const { t } = useTranslation();
  const { store } = useDesigning();
  const set = useSet(step);
  const content = useDesign((state) => state.content);
  const problem = useSettingProblem(step, "return_to");
  return (
    <>
      <ChoiceRow
        step={step}
        setting="on_reject"
        usual="end"
        choices={["end", "return", "start"]}
        onChange={(next) =>
          store.set(step.key, {
            on_reject: next === "end" ? undefined : next,
            ...(next === "return" ? {} : { return_to: undefined }),
          })
        }
      />
      {step.on_reject === "return" && (
        <Row label={t("process.setting.return_to")} problem={problem}>
          {(id) => (
            <StepSelect
              id={id}
              label={t("process.setting.return_to")}
              value={typeof step.return_to === "string" ? step.return_to : undefined}
              isOffered={(one) => WORKED.has(one.kind) && precedes(content, one.key, step.key)}
              onChange={(key) => set("return_to", key)}
            />
          )}
        </Row>
      )}
    </>
  );
}

export const approval: StepKind = {
  kind: "approval",
  icon: "stamp",
  group: "people",
  begin: () => ({
    phase: "handle",
    status: "in_progress",
    handlers: [{ kind: "department_head" }],
    when_empty: "manager",
    limit_minutes: 480,
  }),
  says: (step, words) => {
    const mode = String(step.mode ?? "all");
    const share = COUNTED.has(mode) ? ` ${step.percent ?? 100} %` : "";
    return [words.t(`process.mode_short.${mode}`) + share, ...peopleAndTime(step, words)];
  },
  panes: { who: Who, time: TimePane, buttons: ButtonsPane, fields: FieldsPane, more: MorePane },
};
