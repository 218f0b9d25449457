import { WordsRow } from "../designer/editors/controls";
import type { PaneProps, StepKind } from "../kind";

function What({ step }: PaneProps) {
  return (
    <>
      <WordsRow step={step} setting="name" isName />
      <WordsRow step={step} setting="sentence" isLong />
    </>
  );
}

export const start: StepKind = {
  kind: "start",
  icon: "play",
  group: null,
  begin: () => ({ phase: "create" }),
  says: () => [],
  panes: { what: What },
};
