import { WordsRow } from "../designer/editors/controls";
import { RuleList } from "../designer/editors/RuleList";
import type { PaneProps, StepKind } from "../kind";

function Who({ step }: PaneProps) {
  return (
    <>
      <WordsRow step={step} setting="name" isName />
      <RuleList step={step} setting="receivers" />
    </>
  );
}

export const copy: StepKind = {
  kind: "copy",
  icon: "cc",
  group: "people",
  begin: () => ({ receivers: [{ kind: "department_head" }] }),
  says: (step, { rule }) =>
    ((step.receivers as Record<string, unknown>[] | undefined) ?? []).slice(0, 2).map(rule),
  panes: { who: Who },
};
