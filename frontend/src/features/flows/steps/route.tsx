import { comma } from "@/lib/i18n";
import { ChoiceRow, WordsRow } from "../designer/editors/controls";
import { Ways } from "../designer/editors/Ways";
import type { PaneProps, StepKind } from "../kind";

function What({ step }: PaneProps) {
  return (
    <>
      <WordsRow step={step} setting="name" isName />
      <Ways step={step} />
      <ChoiceRow step={step} setting="when_spent" usual="stop" choices={["stop", "go_on"]} />
    </>
  );
}

type Way = { to?: string };

export const route: StepKind = {
  kind: "route",
  icon: "undo",
  group: "ways",
  begin: () => ({ ways: [{ key: "w1" }] }),
  says: (step, { stepName, t }) => {
    const ways = (step.ways as Way[] | undefined) ?? [];
    const named = ways.flatMap(({ to }) => (to ? [stepName(to)] : []));
    return named.length > 0 ? [t("process.goes_to", { names: named.join(comma()) })] : [];
  },
  panes: { what: What },
};
