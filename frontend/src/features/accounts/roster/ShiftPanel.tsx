import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDates } from "@/lib/dates";
import { nameHere } from "@/lib/i18n";
import { Field } from "@/ui/Ask";
import { Panel } from "@/ui/Panel";
import { Toggle } from "@/ui/Toggle";
import { type Roster, usePlanShifts, useTakeLeave } from "./api";
import styles from "./Roster.module.css";
import { dayAfter, momentOf } from "./week";

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

type ShiftPanelProps = {
  kind: "shifts" | "leave";
  team: string;
  people: Roster["people"];
  days: string[];
  onClose: () => void;
};

/** Shifts of some people on some days at once, or the leave of one. */
export function ShiftPanel({ kind, team, people, days, onClose }: ShiftPanelProps) {
  const { t } = useTranslation();
  const dates = useDates();
  const [who, setWho] = useState<number[]>([]);
  const [chosen, setChosen] = useState<string[]>(kind === "shifts" ? days.slice(0, 5) : []);
  const [from, setFrom] = useState("09:00");
  const [until, setUntil] = useState("18:00");
  const [isOnCall, setOnCall] = useState(false);
  const [reason, setReason] = useState("");
  const plan = usePlanShifts(team);
  const leave = useTakeLeave();
  const change = kind === "shifts" ? plan : leave;
  const endOf = (day: string) => momentOf(until <= from ? dayAfter(day) : day, until);
  function act(): void {
    const done = { onSuccess: onClose };
    if (kind === "shifts") {
      const shifts = who.flatMap((person_id) =>
        chosen.map((day) => ({
          person_id,
          from_at: momentOf(day, from),
          until_at: endOf(day),
          is_on_call: isOnCall,
        })),
      );
      plan.mutate(shifts, done);
      return;
    }
    const sorted = [...chosen].sort();
    const [first, last] = [sorted[0], sorted[sorted.length - 1]];
    if (who[0] !== undefined && first && last)
      leave.mutate(
        {
          person: who[0],
          from_at: momentOf(first, "00:00"),
          until_at: momentOf(dayAfter(last), "00:00"),
          reason,
        },
        done,
      );
  }
  return (
    <Panel
      title={t(kind === "shifts" ? "roster.plan" : "roster.leave")}
      act={t("roster.keep")}
      onAct={act}
      onClose={onClose}
      isBusy={change.isPending}
      isDirty={who.length > 0}
      isReady={who.length > 0 && chosen.length > 0 && TIME.test(from) && TIME.test(until)}
      error={change.error}
    >
      <Field label={t("roster.who")} htmlFor="roster-who">
        <Select<number[]>
          id="roster-who"
          mode="multiple"
          maxCount={kind === "leave" ? 1 : undefined}
          value={who}
          onChange={setWho}
          options={people.map((person) => ({ value: person.id, label: nameHere(person) }))}
          showSearch={{ optionFilterProp: "label" }}
        />
      </Field>
      <Field
        label={t("roster.days")}
        htmlFor="roster-days"
        hint={kind === "leave" ? t("roster.days_hint") : undefined}
      >
        <Select<string[]>
          id="roster-days"
          mode="multiple"
          value={chosen}
          onChange={setChosen}
          options={days.map((day) => ({
            value: day,
            label: `${dates.weekdayName(momentOf(day, "12:00"))} ${day.slice(5)}`,
          }))}
        />
      </Field>
      {kind === "shifts" ? (
        <>
          <Field label={t("roster.hours")} htmlFor="roster-from" hint={t("roster.hours_hint")}>
            <span className={styles.times}>
              <Input id="roster-from" value={from} onChange={(event) => setFrom(event.target.value)} />
              –
              <Input
                aria-label={t("roster.until")}
                value={until}
                onChange={(event) => setUntil(event.target.value)}
              />
            </span>
          </Field>
          <Toggle
            label={t("roster.on_call")}
            hint={t("roster.on_call_fact")}
            isOn={isOnCall}
            onChange={setOnCall}
          />
        </>
      ) : (
        <Field label={t("roster.reason")} htmlFor="roster-reason">
          <Input
            id="roster-reason"
            maxLength={120}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
      )}
    </Panel>
  );
}
