import { useTranslation } from "react-i18next";
import { SelectRow, useChoices, WordsRow } from "../designer/editors/controls";
import type { PaneProps, StepKind } from "../kind";

const PHASES = ["create", "assign", "handle", "track", "close"];
const STATUSES = ["new", "assigned", "in_progress", "waiting", "resolved"];

function What({ step }: PaneProps) {
  const { t } = useTranslation();
  return (
    <>
      <WordsRow step={step} setting="name" isName />
      <SelectRow
        step={step}
        setting="phase"
        choices={useChoices("phase", PHASES)}
        none={t("process.as_before")}
      />
      <SelectRow
        step={step}
        setting="status"
        choices={useChoices("status", STATUSES)}
        none={t("process.as_before")}
      />
      <WordsRow step={step} setting="sentence" isLong />
    </>
  );
}

export const milestone: StepKind = {
  kind: "milestone",
  icon: "flag",
  group: "waiting",
  begin: () => ({}),
  says: (_, { t }) => [t("process.short.milestone")],
  panes: { what: What },
};
