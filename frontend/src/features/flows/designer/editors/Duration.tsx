import { InputNumber, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "@/ui/designing/Editors.module.css";
import { Row } from "@/ui/designing/Row";
import type { Step } from "../content";
import { useDesigning } from "../context";
import { useSettingProblem } from "../useFaultSaid";
import { useSet, useSettingName } from "./controls";

/** A working day as people plan with it; what counts is always minutes. */
const UNITS = { minutes: 1, hours: 60, days: 480 } as const;
type Unit = keyof typeof UNITS;

type DurationProps = {
  id?: string;
  label: string;
  minutes: number | null;
  least?: number;
  onChange: (minutes: number | null) => void;
};

/** A span of time in the unit it is thought in. */
export function Duration({ id, label, minutes, least = 1, onChange }: DurationProps) {
  const { t } = useTranslation();
  const { isReadOnly } = useDesigning();
  const [chosen, setChosen] = useState<Unit | null>(null);
  const unit = chosen ?? naturalUnit(minutes);
  return (
    <div className={styles.pair}>
      <InputNumber
        id={id}
        aria-label={id ? undefined : label}
        disabled={isReadOnly}
        min={unit === "minutes" ? least : Math.min(least, 0.5)}
        step={unit === "minutes" ? 5 : 0.5}
        value={minutes === null ? null : minutes / UNITS[unit]}
        onChange={(typed) => onChange(typed === null ? null : Math.round(typed * UNITS[unit]))}
      />
      <Select<Unit>
        aria-label={t("process.unit")}
        disabled={isReadOnly}
        value={unit}
        options={(Object.keys(UNITS) as Unit[]).map((one) => ({
          value: one,
          label: t(`process.unit.${one}`),
        }))}
        onChange={(next) => {
          setChosen(next);
          if (minutes !== null) onChange(Math.round((minutes / UNITS[unit]) * UNITS[next]));
        }}
      />
    </div>
  );
}

function naturalUnit(minutes: number | null): Unit {
  if (minutes === null || minutes % 30 !== 0) return minutes === null ? "hours" : "minutes";
  return minutes >= 480 && minutes % 240 === 0 ? "days" : "hours";
}

type DurationRowProps = { step: Step; setting: string; help?: string };

export function DurationRow({ step, setting, help }: DurationRowProps) {
  const set = useSet(step);
  const name = useSettingName();
  const minutes = typeof step[setting] === "number" ? (step[setting] as number) : null;
  return (
    <Row label={name(setting)} help={help} problem={useSettingProblem(step, setting)}>
      {(id) => (
        <Duration
          id={id}
          label={name(setting)}
          minutes={minutes}
          onChange={(next) => set(setting, next ?? undefined)}
        />
      )}
    </Row>
  );
}
