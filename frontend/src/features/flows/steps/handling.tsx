import { useTranslation } from "react-i18next";
import { Checklist } from "../designer/editors/Checklist";
import { SwitchRow, useSet, WordsRow } from "../designer/editors/controls";
import { RuleList } from "../designer/editors/RuleList";
import {
  ButtonsPane,
  Dispatch,
  FieldsPane,
  MorePane,
  peopleAndTime,
  TimePane,
} from "../designer/panes/human";
import type { PaneProps, StepKind } from "../kind";

function Who({ step }: PaneProps) {
  const { t } = useTranslation();
  const set = useSet(step);
  const requires = (step.requires as string[] | undefined) ?? [];
  return (
    <>
      <WordsRow step={step} setting="name" isName />
      <RuleList step={step} setting="handlers" help={t("process.help.handlers")} />
      <Dispatch step={step} />
      <Checklist step={step} />
      <SwitchRow
        step={{ ...step, needs_solution: requires.includes("solution") }}
        setting="needs_solution"
        help={t("process.help.needs_solution")}
        onChange={(isOn) => set("requires", isOn ? ["solution"] : undefined)}
      />
    </>
  );
}

export const handling: StepKind = {
  kind: "handling",
  icon: "hand",
  group: "people",
  begin: () => ({
    phase: "handle",
    status: "in_progress",
    handlers: [{ kind: "assignee" }],
    limit_minutes: 480,
  }),
  says: (step, words) => {
    const checks = Array.isArray(step.checklist) ? step.checklist.length : 0;
    const more = checks > 0 ? [words.t("process.checks", { count: checks })] : [];
    return [...peopleAndTime(step, words), ...more];
  },
  panes: { who: Who, time: TimePane, buttons: ButtonsPane, fields: FieldsPane, more: MorePane },
};
