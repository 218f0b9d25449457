import { Select } from "antd";
import { useTranslation } from "react-i18next";
import styles from "@/ui/designing/Editors.module.css";
import { Part } from "@/ui/designing/Row";
import type { Step } from "../content";
import { useDesigning } from "../context";
import { freeKey } from "../identity";
import { useSettingProblem } from "../useFaultSaid";
import { useSet } from "./controls";
import { Duration } from "./Duration";
import { Items } from "./Items";
import { type Rule, Rules } from "./RuleList";
import { StepSelect } from "./StepSelect";

type Level = {
  key: string;
  minutes: number;
  before?: boolean;
  do: string;
  whom?: string[];
  handlers?: Rule[];
  to?: string;
};

const TOLD = new Set(["notify", "urge"]);

/** What happens as a deadline comes near and passes, level by level. */
export function Ladder({ step }: { step: Step }) {
  const { t } = useTranslation();
  const set = useSet(step);
  const problem = useSettingProblem(step, "ladder");
  const levels = (step.ladder as Level[] | undefined) ?? [];
  return (
    <Part title={t("process.setting.ladder")}>
      {problem && <p className={styles.problem}>{problem}</p>}
      <Items
        label={t("process.setting.ladder")}
        items={levels}
        add={t("process.add_level")}
        begin={(): Level => ({
          key: freeKey(
            "l",
            levels.map(({ key }) => key),
          ),
          minutes: 60,
          do: "notify",
          whom: ["lead"],
        })}
        onChange={(next) => set("ladder", next.length > 0 ? next : undefined)}
      >
        {(level, put) => <OneLevel step={step} level={level} put={put} />}
      </Items>
    </Part>
  );
}

function asksFor(act: string, level: Level): Partial<Level> {
  if (TOLD.has(act)) return { whom: level.whom ?? ["lead"] };
  if (act === "reassign") return { handlers: [] };
  return act === "go_to" ? { to: level.to ?? "" } : {};
}

function OneLevel({ step, level, put }: { step: Step; level: Level; put: (level: Level) => void }) {
  const { t } = useTranslation();
  const { isReadOnly, surroundings } = useDesigning();
  const acts = ["notify", "urge", "reassign", "go_to"];
  if (step.kind === "approval") acts.push("approve", "reject");
  if (step.skippable_by) acts.push("skip");
  const become = (act: string) => {
    const { whom: _, handlers: __, to: ___, ...rest } = level;
    put({ ...rest, do: act, ...asksFor(act, level) });
  };
  return (
    <>
      <div className={styles.pair}>
        <Select<string>
          aria-label={t("process.level_when")}
          disabled={isReadOnly}
          value={level.minutes === 0 ? "at" : level.before ? "before" : "after"}
          options={["before", "at", "after"].map((when) => ({
            value: when,
            label: t(`process.level.${when}`),
          }))}
          onChange={(when) =>
            put({
              ...level,
              before: when === "before" || undefined,
              minutes: when === "at" ? 0 : level.minutes || 60,
            })
          }
        />
        <Select<string>
          aria-label={t("process.level_act")}
          disabled={isReadOnly}
          value={level.do}
          options={acts.map((act) => ({ value: act, label: t(`process.level_do.${act}`) }))}
          onChange={become}
        />
      </div>
      {level.minutes > 0 && (
        <Duration
          label={t("process.level_time")}
          minutes={level.minutes}
          onChange={(minutes) => put({ ...level, minutes: minutes ?? 1 })}
        />
      )}
      {TOLD.has(level.do) && (
        <Select<string[]>
          mode="multiple"
          aria-label={t("process.level_whom")}
          disabled={isReadOnly}
          value={level.whom ?? []}
          options={[
            ...["owner", "lead", "head"].map((who) => ({ value: who, label: t(`process.whom.${who}`) })),
            ...surroundings.roles.map(({ value, label }) => ({ value: `role:${value}`, label })),
          ]}
          onChange={(whom) => put({ ...level, whom })}
        />
      )}
      {level.do === "reassign" && (
        <Rules
          step={step}
          label={t("process.level_do.reassign")}
          rules={level.handlers ?? []}
          onChange={(handlers) => put({ ...level, handlers })}
        />
      )}
      {level.do === "go_to" && (
        <StepSelect
          label={t("process.level_do.go_to")}
          value={level.to}
          isOffered={(one) => one.key !== step.key && one.kind !== "start"}
          onChange={(to) => put({ ...level, to })}
        />
      )}
    </>
  );
}
