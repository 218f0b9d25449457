import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { Row } from "@/ui/designing/Row";
import { useDesigning } from "../designer/context";
import { ChoiceRow, SelectRow, SwitchRow, useSet, WordsRow } from "../designer/editors/controls";
import { Pairs } from "../designer/editors/Pairs";
import { ValueInput } from "../designer/editors/ValueInput";
import { EachRow, useCells } from "../designer/panes/rows";
import { useTargetFields } from "../designer/surroundings";
import type { PaneProps, StepKind } from "../kind";

function What({ step }: PaneProps) {
  const { t } = useTranslation();
  const { surroundings } = useDesigning();
  const set = useSet(step);
  const cells = useCells(step);
  const text = useText();
  const fields = useTargetFields({ kind: "order", code: typeof step.type === "string" ? step.type : "" });
  return (
    <>
      <WordsRow step={step} setting="name" isName />
      <SelectRow step={step} setting="type" choices={surroundings.orderTypes} />
      <EachRow step={step} />
      <Row label={t("process.setting.title")}>
        {() => (
          <ValueInput
            label={t("process.setting.title")}
            value={step.title}
            more={cells}
            onChange={(title) => set("title", title)}
          />
        )}
      </Row>
      <Row label={t("process.setting.answers")}>
        {() => (
          <Pairs
            label={t("process.setting.answers")}
            choices={
              fields.length > 0
                ? fields.map((one) => ({ value: one.code, label: text(one.label) || one.code }))
                : null
            }
            fields={fields}
            more={cells}
            values={(step.answers as Record<string, unknown> | undefined) ?? {}}
            onChange={(answers) => set("answers", answers)}
          />
        )}
      </Row>
      <SwitchRow step={step} setting="waits" isOnUsually help={t("process.help.waits")} />
      {step.waits !== false && (
        <ChoiceRow step={step} setting="on_rejected" usual="go_on" choices={["go_on", "reject"]} />
      )}
    </>
  );
}

export const suborder: StepKind = {
  kind: "suborder",
  icon: "work",
  group: "waiting",
  begin: () => ({ type: "", title: { field: "title" } }),
  says: (step, { t, field }) => [
    t(step.waits !== false ? "process.suborder_waits" : "process.suborder_goes_on"),
    ...(typeof step.each === "string" ? [t("process.for_each", { field: field(step.each) })] : []),
  ],
  panes: { what: What },
};
