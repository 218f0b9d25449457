import { DatePicker } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/ui/Ask";
import { Panel } from "@/ui/Panel";
import type { Limited } from "../content";
import styles from "./Rules.module.css";

type DaysFieldsProps = { value: Limited; onChange: (days: Limited) => void };

/** The days a rule or a set is limited to; either end may be left open. */
export function DaysFields({ value, onChange }: DaysFieldsProps) {
  const { t } = useTranslation();
  const day = (said: string | undefined) => (said ? dayjs(said) : null);
  return (
    <Field label={t("rules.days")} hint={t("rules.days_hint")}>
      <DatePicker.RangePicker
        style={{ width: "100%" }}
        aria-label={t("rules.days")}
        allowEmpty={[true, true]}
        value={[day(value.valid_from), day(value.valid_to)]}
        onChange={(range) => {
          const [from, to] = [range?.[0], range?.[1]];
          onChange({
            ...(from ? { valid_from: from.format("YYYY-MM-DD") } : {}),
            ...(to ? { valid_to: to.format("YYYY-MM-DD") } : {}),
          });
        }}
      />
    </Field>
  );
}

/** The same thing with other days. */
export function withDays<Thing extends Limited>(thing: Thing, days: Limited): Thing {
  const { valid_from: _from, valid_to: _to, ...rest } = thing;
  return { ...rest, ...days } as Thing;
}

/** That a whole set is limited to days, where it is. */
export function DaysLine({ content }: { content: Limited }) {
  const { t } = useTranslation();
  if (!content.valid_from && !content.valid_to) return null;
  return (
    <p className={styles.fact}>
      {t("rules.set_days", { from: content.valid_from ?? "", to: content.valid_to ?? "" })}
    </p>
  );
}

type DaysPanelProps = { content: Limited; onDone: (days: Limited) => void; onClose: () => void };

/** Limits a whole set to days. */
export function DaysPanel({ content, onDone, onClose }: DaysPanelProps) {
  const { t } = useTranslation();
  const before = withDays({}, daysOf(content));
  const [days, setDays] = useState<Limited>(before);
  const isDirty = JSON.stringify(days) !== JSON.stringify(before);
  return (
    <Panel
      title={t("rules.days")}
      act={t("rules.take")}
      onAct={() => onDone(days)}
      onClose={onClose}
      isDirty={isDirty}
      isReady={isDirty}
    >
      <DaysFields value={days} onChange={setDays} />
      <p className={styles.fact}>{t("rules.set_days_fact")}</p>
    </Panel>
  );
}

function daysOf({ valid_from, valid_to }: Limited): Limited {
  return { ...(valid_from ? { valid_from } : {}), ...(valid_to ? { valid_to } : {}) };
}
