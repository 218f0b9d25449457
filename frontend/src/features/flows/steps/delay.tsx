import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { Segments } from "@/ui/Segments";
import { useDesigning } from "../designer/context";
import { ChoiceRow, SelectRow, WordsRow } from "../designer/editors/controls";
import { DurationRow } from "../designer/editors/Duration";
import type { PaneProps, StepKind } from "../kind";

export const TIME_FIELDS = new Set(["date", "datetime", "time", "month"]);

function What({ step }: PaneProps) {
  const { t } = useTranslation();
  const text = useText();
  const { store, surroundings } = useDesigning();
  const isUntil = "until" in step;
  const fields = surroundings.fields.filter(({ kind }) => TIME_FIELDS.has(kind));
  const become = (what: "minutes" | "until") =>
    store.set(
      step.key,
      what === "until"
        ? { until: fields[0]?.code ?? "", minutes: undefined, time: undefined, calendar: undefined }
        : { minutes: 60, until: undefined },
    );
  return (
    <>
      <WordsRow step={step} setting="name" isName />
      <Segments
        label={t("process.delay_what")}
        value={isUntil ? "until" : "minutes"}
        segments={[
          { value: "minutes", label: t("process.delay_minutes") },
          { value: "until", label: t("process.delay_until") },
        ]}
        onChange={become}
      />
      {isUntil ? (
        <SelectRow
          step={step}
          setting="until"
          choices={fields.map(({ code, label }) => ({ value: code, label: text(label) || code }))}
          help={t("process.help.until")}
        />
      ) : (
        <>
          <DurationRow step={step} setting="minutes" />
          <ChoiceRow step={step} setting="time" usual="working" choices={["working", "clock"]} />
          {step.time !== "clock" && (
            <SelectRow
              step={step}
              setting="calendar"
              choices={surroundings.calendars}
              none={t("process.calendar_of_type")}
            />
          )}
        </>
      )}
    </>
  );
}

export const delay: StepKind = {
  kind: "delay",
  icon: "clock",
  group: "waiting",
  begin: () => ({ minutes: 60 }),
  says: (step, { t, minutes, field }) =>
    typeof step.until === "string"
      ? [t("process.until", { field: field(step.until) })]
      : [t("process.waits", { time: minutes(Number(step.minutes ?? 0)) })],
  panes: { what: What },
};
