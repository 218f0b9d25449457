import { useDesigning } from "../designer/context";
import { ChoiceRow, NumberRow } from "../designer/editors/controls";
import { SplitPane } from "../designer/panes/split";
import type { PaneProps, StepKind } from "../kind";

function What({ step }: PaneProps) {
  const { store } = useDesigning();
  const most = step.branches?.length ?? 2;
  return (
    <>
      <SplitPane step={step} />
      <ChoiceRow
        step={step}
        setting="join"
        usual="all"
        choices={["all", "first", "count"]}
        onChange={(join) =>
          store.set(step.key, {
            join: join === "all" ? undefined : join,
            count: join === "count" ? Math.min(2, most) : undefined,
          })
        }
      />
      {step.join === "count" && <NumberRow step={step} setting="count" least={1} most={most} />}
    </>
  );
}

export const parallel: StepKind = {
  kind: "parallel",
  icon: "par",
  group: "ways",
  begin: () => ({
    branches: [
      { key: "b1", steps: [] },
      { key: "b2", steps: [] },
    ],
  }),
  says: (step, { t }) => [t("process.branch_count", { count: step.branches?.length ?? 0 })],
  panes: { what: What },
};
