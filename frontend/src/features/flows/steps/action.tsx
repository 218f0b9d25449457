import { Actions } from "../designer/editors/Actions";
import { ChoiceRow, NumberRow, WordsRow } from "../designer/editors/controls";
import type { PaneProps, StepKind } from "../kind";

function What({ step }: PaneProps) {
  return (
    <>
      <WordsRow step={step} setting="name" isName />
      <Actions step={step} setting="do" />
      <ChoiceRow step={step} setting="on_failure" usual="retry" choices={["retry", "stop", "go_on"]} />
      {(step.on_failure ?? "retry") === "retry" && (
        <NumberRow step={step} setting="tries" least={1} most={20} usual={5} />
      )}
    </>
  );
}

type Action = { do?: string };

export const action: StepKind = {
  kind: "action",
  icon: "bolt",
  group: "waiting",
  begin: () => ({ do: [{ do: "set_field" }] }),
  says: (step, { t }) =>
    ((step.do as Action[] | undefined) ?? [])
      .slice(0, 2)
      .map((one) => t(`process.action.${one.do ?? "set_field"}`)),
  panes: { what: What },
};
