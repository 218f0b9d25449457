import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { Row } from "@/ui/designing/Row";
import { locate } from "../designer/content";
import { useDesign, useDesigning } from "../designer/context";
import { ChoiceRow, useSet, WordsRow } from "../designer/editors/controls";
import type { PaneProps, StepKind } from "../kind";

function What({ step }: PaneProps) {
  const { t } = useTranslation();
  const { isReadOnly } = useDesigning();
  const set = useSet(step);
  const isInside = useDesign((state) => locate(state.content, step.key)?.into !== null);
  return (
    <>
      <WordsRow step={step} setting="name" isName />
      {isInside && (
        <ChoiceRow
          step={step}
          setting="ends"
          usual="all"
          choices={["all", "branch"]}
          help={t("process.help.ends")}
        />
      )}
      {step.ends !== "branch" && (
        <ChoiceRow
          step={step}
          setting="outcome"
          usual="completed"
          choices={["completed", "rejected", "cancelled"]}
        />
      )}
      <Row label={t("process.setting.result")} help={t("process.help.result")}>
        {(id) => (
          <Input
            id={id}
            disabled={isReadOnly}
            value={typeof step.result === "string" ? step.result : ""}
            onChange={(event) => set("result", event.target.value || undefined)}
          />
        )}
      </Row>
      <WordsRow step={step} setting="sentence" isLong />
    </>
  );
}

export const end: StepKind = {
  kind: "end",
  icon: "check",
  group: "ways",
  begin: () => ({}),
  says: (step, { t }) => [
    step.ends === "branch"
      ? t("process.choice.ends_branch")
      : t(`process.choice.outcome_${step.outcome ?? "completed"}`),
  ],
  panes: { what: What },
};
