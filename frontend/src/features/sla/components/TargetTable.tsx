import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TeamSelect } from "@/features/accounts/components/TeamSelect";
import { hoursMinutes } from "@/lib/dates";
import { Button } from "@/ui/Button";
import { PriorityMark } from "@/ui/Marks";
import { METRICS, useMetricName } from "../metrics";
import styles from "./Calendar.module.css";
import { TimeInput } from "./TimeInput";

type Targets = Record<string, Record<string, number>>;

const PRIORITIES = [1, 2, 3, 4] as const;

type TargetTableProps = { targets: Targets; onChange?: (targets: Targets) => void };

/** Working hours and minutes promised, by metric and priority. */
export function TargetTable({ targets, onChange }: TargetTableProps) {
  const { t } = useTranslation();
  const nameOf = useMetricName();
  const [added, setAdded] = useState<string[]>([]);
  const shown = onChange ? [...METRICS, ...added] : METRICS.filter((metric) => targets[metric]);
  const rows = [...new Set<string>([...shown, ...Object.keys(targets)])];
  function set(metric: string, priority: number, minutes: number | null): void {
    const { [String(priority)]: _, ...others } = targets[metric] ?? {};
    const changed = minutes === null ? others : { ...others, [String(priority)]: minutes };
    const { [metric]: _old, ...rest } = targets;
    onChange?.(Object.keys(changed).length > 0 ? { ...rest, [metric]: changed } : rest);
  }
  return (
    <>
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
          {rows.map((metric) => (
            <tr key={metric}>
              <th scope="row">{nameOf(metric)}</th>
              {PRIORITIES.map((priority) => {
                const minutes = targets[metric]?.[String(priority)] ?? null;
                return (
                  <td key={priority}>
                    {onChange ? (
                      <TimeInput
                        label={`${nameOf(metric)} P${priority}`}
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
      {onChange && <MoreRows onAdd={(metric) => setAdded([...added, metric])} />}
    </>
  );
}

/** Promises of teams to each other, and for single stages. */
function MoreRows({ onAdd }: { onAdd: (metric: string) => void }) {
  const { t } = useTranslation();
  const [stage, setStage] = useState("");
  return (
    <div className={styles.more}>
      <TeamSelect
        label={t("sla.add_team")}
        placeholder={t("sla.add_team")}
        value={null}
        onChange={(code) => code && onAdd(`team:${code}`)}
      />
      <Input
        aria-label={t("sla.add_stage")}
        placeholder={t("sla.stage_key")}
        value={stage}
        onChange={(event) => setStage(event.target.value.trim())}
      />
      <Button
        size="s"
        disabled={stage === ""}
        onClick={() => {
          onAdd(`stage:${stage}`);
          setStage("");
        }}
      >
        {t("sla.add_row")}
      </Button>
    </div>
  );
}
