import { SplitPane } from "../designer/panes/split";
import type { StepKind } from "../kind";

export const inclusive: StepKind = {
  kind: "inclusive",
  icon: "layers",
  group: "ways",
  begin: () => ({
    branches: [
      { key: "b1", steps: [] },
      { key: "otherwise", is_default: true, steps: [] },
    ],
  }),
  says: (step, { t }) => [t("process.branch_count", { count: step.branches?.length ?? 0 })],
  panes: { what: SplitPane },
};
