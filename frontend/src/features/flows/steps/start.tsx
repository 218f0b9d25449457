import { useTranslation } from "react-i18next";
import { Row } from "@/ui/designing/Row";
import { useSet, WordsRow } from "../designer/editors/controls";
import { StepSelect } from "../designer/editors/StepSelect";
import { useSettingProblem } from "../designer/useFaultSaid";
import type { PaneProps, StepKind } from "../kind";

function What({ step }: PaneProps) {
  return (
    <>
      <WordsRow step={step} setting="name" isName />
      <WordsRow step={step} setting="sentence" isLong />
      <WithdrawRow step={step} />
    </>
  );
}

const WORKED = new Set(["handling", "approval"]);

/** Until which step the requester may take the request back. */
function WithdrawRow({ step }: PaneProps) {
  const { t } = useTranslation();
  const set = useSet(step);
  const label = t("process.setting.withdraw_until");
  return (
    <Row label={label} problem={useSettingProblem(step, "withdraw_until")}>
      {(id) => (
        <StepSelect
          id={id}
          label={label}
          value={typeof step.withdraw_until === "string" ? step.withdraw_until : undefined}
          isOffered={(one) => WORKED.has(one.kind)}
          onChange={(key) => set("withdraw_until", key || undefined)}
        />
      )}
    </Row>
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
