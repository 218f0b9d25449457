import { useTranslation } from "react-i18next";
import type { CardWords, PaneProps } from "../../kind";
import type { Step } from "../content";
import { useDesigning } from "../context";
import { Actions } from "../editors/Actions";
import { Buttons } from "../editors/Buttons";
import { ChoiceRow, NumberRow, SelectRow, useChoices, WordsRow } from "../editors/controls";
import { DurationRow } from "../editors/Duration";
import { FieldRights } from "../editors/FieldRights";
import { Ladder } from "../editors/Ladder";
import { RuleList } from "../editors/RuleList";

const PHASES = ["create", "assign", "handle", "track", "close"];
const STATUSES = ["new", "assigned", "in_progress", "waiting", "resolved"];
const SKIPPERS = ["handler", "lead", "manager", "administrator"];

/** Who it is that a card names, and within which time. */
export function peopleAndTime(step: Step, { rule, minutes, t }: CardWords): string[] {
  const rules = (step.handlers as Record<string, unknown>[] | undefined) ?? [];
  const [first] = rules;
  const who = first ? [rule(first) + (rules.length > 1 ? ` +${rules.length - 1}` : "")] : [];
  const limit =
    typeof step.limit_minutes === "number"
      ? [t("process.within", { time: minutes(step.limit_minutes) })]
      : [];
  return [...who, ...limit];
}

/** The time a stage may take, and what happens as it runs out. */
export function TimePane({ step }: PaneProps) {
  const { t } = useTranslation();
  const { surroundings } = useDesigning();
  return (
    <>
      <DurationRow step={step} setting="limit_minutes" help={t("process.help.limit_minutes")} />
      {step.limit_minutes !== undefined && (
        <>
          <NumberRow step={step} setting="warn_percent" least={1} most={99} usual={75} unit="%" />
          <SelectRow
            step={step}
            setting="calendar"
            choices={surroundings.calendars}
            none={t("process.calendar_of_type")}
          />
          <Ladder step={step} />
        </>
      )}
    </>
  );
}

export function ButtonsPane({ step }: PaneProps) {
  return (
    <>
      <WordsRow step={step} setting="button" />
      <Buttons step={step} />
    </>
  );
}

export function FieldsPane({ step }: PaneProps) {
  return <FieldRights step={step} />;
}

/** How tasks reach their people: at once, from a pool, or by somebody who gives them out. */
export function Dispatch({ step }: PaneProps) {
  return (
    <>
      <ChoiceRow step={step} setting="dispatch" usual="direct" choices={["direct", "pool", "dispatcher"]} />
      {step.dispatch === "dispatcher" && <RuleList step={step} setting="dispatchers" />}
    </>
  );
}

/** What others see of a stage, and what happens by itself. */
export function MorePane({ step }: PaneProps) {
  const { t } = useTranslation();
  return (
    <>
      <SelectRow step={step} setting="phase" choices={useChoices("phase", PHASES)} usual="handle" />
      <SelectRow step={step} setting="status" choices={useChoices("status", STATUSES)} usual="in_progress" />
      <WordsRow step={step} setting="sentence" isLong help={t("process.help.sentence")} />
      <SelectRow
        step={step}
        setting="skippable_by"
        choices={useChoices("skippable_by", SKIPPERS)}
        none={t("process.nobody_skips")}
      />
      <Actions step={step} setting="on_enter" />
      <Actions step={step} setting="on_leave" />
    </>
  );
}
