import { Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { TeamSelect } from "@/features/accounts/components/TeamSelect";
import { Button, IconButton } from "@/ui/Button";
import { TwoTongues } from "@/ui/TwoTongues";
import { type Level, newLevel } from "../ladder";
import { useMetricName } from "../metrics";
import styles from "./Calendar.module.css";
import { useSayLevel, useWhomName } from "./saying";
import { TimeInput } from "./TimeInput";

const DO = ["notify", "raise_priority", "reassign", "subtask", "group"] as const;
const WHOM = ["assignee", "leads", "team", "requester"];

type LadderEditorProps = {
  levels: Level[];
  metrics: string[];
  onChange: (levels: Level[]) => void;
};

/** What is done how long before and after a promise is due. */
export function LadderEditor({ levels, metrics, onChange }: LadderEditorProps) {
  const { t } = useTranslation();
  const set = (index: number, changed: Partial<Level>) =>
    onChange(levels.map((level, at) => (at === index ? { ...level, ...changed } : level)));
  return (
    <div className={styles.ladder}>
      {levels.map((level, index) => (
        <LevelFields
          key={level.key}
          level={level}
          metrics={metrics}
          onChange={(changed) => set(index, changed)}
          onDrop={() => onChange(levels.filter((_, at) => at !== index))}
        />
      ))}
      <div>
        <Button size="s" icon="plus" onClick={() => onChange([...levels, newLevel(levels)])}>
          {t("sla.add_level")}
        </Button>
      </div>
    </div>
  );
}

type LevelFieldsProps = {
  level: Level;
  metrics: string[];
  onChange: (changed: Partial<Level>) => void;
  onDrop: () => void;
};

function LevelFields({ level, metrics, onChange, onDrop }: LevelFieldsProps) {
  const { t } = useTranslation();
  const nameOf = useMetricName();
  const whomOf = useWhomName();
  const say = useSayLevel();
  const hasTeam = level.do === "reassign" || level.do === "subtask";
  return (
    <fieldset className={styles.level} aria-label={say(level)}>
      <div className={styles.levelLine}>
        <TimeInput
          label={`${t("sla.level_when")} ${t("sla.level_time")}`}
          minutes={level.minutes || null}
          onChange={(minutes) => onChange({ minutes: minutes ?? 0 })}
        />
        <Select<string>
          aria-label={t("sla.level_when")}
          value={level.before ? "before" : "after"}
          onChange={(side) => onChange({ before: side === "before" })}
          options={[
            { value: "before", label: t("sla.level_before") },
            { value: "after", label: t("sla.level_after") },
          ]}
        />
        <Select<string>
          aria-label={t("sla.level_metric")}
          value={level.metric}
          onChange={(metric) => onChange({ metric })}
          options={["", ...metrics].map((metric) => ({ value: metric, label: nameOf(metric) }))}
        />
        <IconButton icon="bin" isSmall label={t("sla.drop_level")} onClick={onDrop} />
      </div>
      <div className={styles.levelLine}>
        <Select<Level["do"]>
          aria-label={t("sla.level_do")}
          value={level.do}
          onChange={(act) => onChange({ do: act })}
          options={DO.map((act) => ({ value: act, label: t(`sla.do_${act}`) }))}
        />
        <Select<string[]>
          className={styles.grow}
          mode="tags"
          aria-label={t("sla.level_whom")}
          placeholder={t("sla.level_whom")}
          value={level.whom}
          onChange={(whom) =>
            onChange({
              whom: whom.map((one) => (WHOM.includes(one) ? one : `role:${one.replace("role:", "")}`)),
            })
          }
          options={WHOM.map((whom) => ({ value: whom, label: whomOf(whom) }))}
        />
      </div>
      {level.do === "subtask" && (
        <TwoTongues
          id={`level-${level.key}`}
          label={t("sla.level_title")}
          value={level.title}
          onChange={(title) => onChange({ title })}
        />
      )}
      {level.do === "group" && (
        <Input
          aria-label={t("sla.level_url")}
          placeholder={t("sla.level_url_hint")}
          value={level.url ?? ""}
          onChange={({ target }) => onChange({ url: target.value })}
        />
      )}
      <div className={styles.levelLine}>
        {hasTeam && (
          <TeamSelect
            label={t("sla.level_team")}
            placeholder={t("sla.level_team")}
            value={level.team || null}
            onChange={(team) => onChange({ team: team ?? "" })}
          />
        )}
        <span className={styles.fact}>{t("sla.level_repeat")}</span>
        <TimeInput
          label={t("sla.level_repeat")}
          minutes={level.repeat_minutes || null}
          onChange={(minutes) => onChange({ repeat_minutes: minutes ?? 0 })}
        />
      </div>
      <p className={styles.fact}>{say(level)}</p>
    </fieldset>
  );
}
