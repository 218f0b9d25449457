import { Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Expression } from "@/lib/expressions/operation";
import { useText } from "@/lib/i18n";
import { Part, Row } from "@/ui/designing/Row";
import { useDesigning } from "../designer/context";
import { ConditionRow } from "../designer/editors/ConditionRow";
import { ChoiceRow, SelectRow, useSet, WordsRow } from "../designer/editors/controls";
import { DurationRow } from "../designer/editors/Duration";
import { useSettingProblem } from "../designer/useFaultSaid";
import type { PaneProps, StepKind } from "../kind";
import { TIME_FIELDS } from "./delay";

const FOR = ["when", "event", "until"] as const;

function What({ step }: PaneProps) {
  const { t } = useTranslation();
  const text = useText();
  const { store, surroundings, isReadOnly } = useDesigning();
  const set = useSet(step);
  const what = FOR.find((one) => one in step) ?? "when";
  const problem = useSettingProblem(step, what);
  const become = (next: string) =>
    store.set(step.key, {
      when: undefined,
      event: undefined,
      until: undefined,
      [next]: next === "when" ? { op: "not_empty", args: [{ field: "title" }] } : "",
    });
  return (
    <>
      <WordsRow step={step} setting="name" isName />
      <Row label={t("process.wait_for")}>
        {(id) => (
          <Select<string>
            id={id}
            disabled={isReadOnly}
            value={what}
            options={FOR.map((one) => ({ value: one, label: t(`process.wait_for.${one}`) }))}
            onChange={become}
          />
        )}
      </Row>
      {what === "when" && (
        <ConditionRow
          label={t("process.setting.when")}
          problem={problem}
          condition={step.when as Expression | undefined}
          onChange={(when) => set("when", when)}
        />
      )}
      {what === "event" && (
        <Row label={t("process.setting.event")} help={t("process.help.event")} problem={problem}>
          {(id) => (
            <Input
              id={id}
              disabled={isReadOnly}
              value={typeof step.event === "string" ? step.event : ""}
              onChange={(event) => set("event", event.target.value)}
            />
          )}
        </Row>
      )}
      {what === "until" && (
        <SelectRow
          step={step}
          setting="until"
          choices={surroundings.fields
            .filter(({ kind }) => TIME_FIELDS.has(kind))
            .map(({ code, label }) => ({ value: code, label: text(label) || code }))}
        />
      )}
      <Part title={t("process.wait_limit")}>
        <DurationRow step={step} setting="minutes" help={t("process.help.wait_minutes")} />
        {step.minutes !== undefined && (
          <>
            <ChoiceRow step={step} setting="time" usual="working" choices={["working", "clock"]} />
            <ChoiceRow
              step={step}
              setting="on_timeout"
              usual="go_on"
              choices={["go_on", "branch", "reject"]}
              onChange={(next) =>
                store.set(step.key, {
                  on_timeout: next === "go_on" ? undefined : next,
                  steps: next === "branch" ? (step.steps ?? []) : undefined,
                })
              }
            />
          </>
        )}
      </Part>
    </>
  );
}

export const wait: StepKind = {
  kind: "wait",
  icon: "pause",
  group: "waiting",
  begin: () => ({ event: "" }),
  says: (step, { t, minutes, field }) => {
    const what =
      typeof step.until === "string"
        ? t("process.until", { field: field(step.until) })
        : typeof step.event === "string"
          ? t("process.waits_event", { event: step.event || "…" })
          : t("process.waits_condition");
    const limit =
      typeof step.minutes === "number" ? [t("process.within", { time: minutes(step.minutes) })] : [];
    return [what, ...limit];
  },
  panes: { what: What },
};
