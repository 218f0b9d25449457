import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { hoursMinutes } from "@/lib/dates";
import { PriorityMark } from "@/ui/Marks";
import styles from "./Calendar.module.css";

type Targets = Record<string, Record<string, number>>;

const METRICS = ["first_response", "resolution"];
const PRIORITIES = [1, 2, 3, 4] as const;

type TargetTableProps = { targets: Targets; onChange?: (targets: Targets) => void };

/** Working hours and minutes promised, by metric and priority. */
export function TargetTable({ targets, onChange }: TargetTableProps) {
  const { t } = useTranslation();
  function set(metric: string, priority: number, minutes: number | null): void {
    const { [String(priority)]: _, ...others } = targets[metric] ?? {};
    const changed = minutes === null ? others : { ...others, [String(priority)]: minutes };
    const { [metric]: _old, ...rest } = targets;
    onChange?.(Object.keys(changed).length > 0 ? { ...rest, [metric]: changed } : rest);
  }
  return (
    <table className={styles.targets}>
      <thead>
        <tr>
          <th scope="col">{t("sla.promise")}</th>
          {PRIORITIES.map((priority) => (
            <th key={priority} scope="col">
              <PriorityMark priority={priority} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {METRICS.map((metric) => (
          <tr key={metric}>
            <th scope="row">{t(`sla.metric_${metric}`)}</th>
            {PRIORITIES.map((priority) => {
              const minutes = targets[metric]?.[String(priority)] ?? null;
              const label = `${t(`sla.metric_${metric}`)} P${priority}`;
              return (
                <td key={priority}>
                  {onChange ? (
                    <TargetInput
                      label={label}
                      minutes={minutes}
                      onChange={(changed) => set(metric, priority, changed)}
                    />
                  ) : minutes === null ? (
                    "—"
                  ) : (
                    hoursMinutes(minutes)
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** 4, 4:00 or 0:30; null when empty, undefined when it is no time. */
export function minutesFrom(words: string): number | null | undefined {
  const trimmed = words.trim().replace("：", ":");
  if (trimmed === "") return null;
  const found = /^(\d{1,4})(?::([0-5]\d))?$/.exec(trimmed);
  if (!found) return undefined;
  const minutes = Number(found[1]) * 60 + Number(found[2] ?? 0);
  return minutes > 0 ? minutes : undefined;
}

function TargetInput({
  label,
  minutes,
  onChange,
}: {
  label: string;
  minutes: number | null;
  onChange: (minutes: number | null) => void;
}) {
  const [words, setWords] = useState(minutes === null ? "" : hoursMinutes(minutes));
  const read = minutesFrom(words);
  return (
    <Input
      className={styles.target}
      aria-label={label}
      inputMode="numeric"
      placeholder="—"
      status={read === undefined ? "error" : undefined}
      value={words}
      onChange={(event) => {
        setWords(event.target.value);
        const minutesNow = minutesFrom(event.target.value);
        if (minutesNow !== undefined) onChange(minutesNow);
      }}
      onBlur={() => setWords(minutes === null ? "" : hoursMinutes(minutes))}
    />
  );
}
