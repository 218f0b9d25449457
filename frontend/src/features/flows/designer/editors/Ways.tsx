import { InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import type { Expression } from "@/lib/expressions/operation";
import type { Text } from "@/lib/i18n";
import styles from "@/ui/designing/Editors.module.css";
import { Part } from "@/ui/designing/Row";
import { WordsInput } from "@/ui/designing/WordsInput";
import { isSameRoad, locate, precedes, type Step } from "../content";
import { useDesign, useDesigning } from "../context";
import { freeKey } from "../identity";
import { useSettingProblem } from "../useFaultSaid";
import { ConditionRow } from "./ConditionRow";
import { useSet } from "./controls";
import { Items } from "./Items";
import { StepSelect } from "./StepSelect";

type Way = { key: string; name?: Text; when?: Expression; to?: string; most?: number };

/** Where the work goes instead of straight on: the first way whose condition holds. */
export function Ways({ step }: { step: Step }) {
  const { t } = useTranslation();
  const { isReadOnly } = useDesigning();
  const set = useSet(step);
  const problem = useSettingProblem(step, "ways");
  const content = useDesign((state) => state.content);
  const here = locate(content, step.key);
  const ways = (step.ways as Way[] | undefined) ?? [];
  const isReached = (one: Step) => {
    if (one.key === step.key || one.kind === "start") return false;
    const there = locate(content, one.key);
    const isAfter = here && there && isSameRoad(here.into, there.into) && there.index > here.index;
    return Boolean(isAfter) || precedes(content, one.key, step.key);
  };
  return (
    <Part title={t("process.setting.ways")}>
      {problem && <p className={styles.problem}>{problem}</p>}
      <Items
        label={t("process.setting.ways")}
        items={ways}
        add={t("process.add_way")}
        begin={(): Way => ({
          key: freeKey(
            "w",
            ways.map(({ key }) => key),
          ),
        })}
        onChange={(next) => set("ways", next)}
      >
        {(way, put) => (
          <>
            <WordsInput
              id={`way-${way.key}`}
              label={t("process.way_name")}
              isDisabled={isReadOnly}
              value={way.name}
              onChange={(name) => put({ ...way, name })}
            />
            <ConditionRow
              label={t("process.setting.when")}
              condition={way.when}
              onChange={(when) => put({ ...way, when })}
            />
            <StepSelect
              label={t("process.setting.to")}
              value={way.to}
              isOffered={isReached}
              onChange={(to) => put({ ...way, to })}
            />
            <div className={styles.inline}>
              <span>{t("process.setting.most_times")}</span>
              <InputNumber
                size="small"
                aria-label={t("process.setting.most_times")}
                disabled={isReadOnly}
                min={1}
                max={100}
                value={way.most ?? 10}
                onChange={(most) => put({ ...way, most: most ?? undefined })}
              />
            </div>
          </>
        )}
      </Items>
    </Part>
  );
}
