import { useTranslation } from "react-i18next";
import { Segments } from "@/ui/Segments";
import { useDesigning } from "../designer/context";
import { ChoiceRow, NumberRow, SelectRow, SwitchRow, WordsRow } from "../designer/editors/controls";
import { EachRow } from "../designer/panes/rows";
import type { PaneProps, StepKind } from "../kind";

function What({ step }: PaneProps) {
  const { t } = useTranslation();
  const { store, surroundings } = useDesigning();
  const isCalled = "process" in step;
  return (
    <>
      <WordsRow step={step} setting="name" isName />
      <Segments
        label={t("process.sub_what")}
        value={isCalled ? "process" : "steps"}
        segments={[
          { value: "steps", label: t("process.sub_steps") },
          { value: "process", label: t("process.sub_process") },
        ]}
        onChange={(next) =>
          store.set(
            step.key,
            next === "process" ? { process: "", steps: undefined } : { process: undefined, steps: [] },
          )
        }
      />
      {isCalled && <SelectRow step={step} setting="process" choices={surroundings.processes} />}
      <EachRow step={step} />
      {step.each !== undefined && (
        <>
          <ChoiceRow step={step} setting="join" usual="all" choices={["all", "first", "count"]} />
          {step.join === "count" && <NumberRow step={step} setting="count" least={1} most={100} />}
          <NumberRow step={step} setting="most" least={1} most={50} usual={50} />
        </>
      )}
      <SwitchRow step={step} setting="waits" isOnUsually help={t("process.help.sub_waits")} />
    </>
  );
}

export const subprocess: StepKind = {
  kind: "subprocess",
  icon: "sub",
  group: "ways",
  begin: () => ({ steps: [] }),
  says: (step, { t, field }) => [
    t(typeof step.process === "string" ? "process.sub_process" : "process.sub_steps"),
    ...(typeof step.each === "string" ? [t("process.for_each", { field: field(step.each) })] : []),
  ],
  panes: { what: What },
};
