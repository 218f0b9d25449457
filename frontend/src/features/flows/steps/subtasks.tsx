import { useTranslation } from "react-i18next";
import type { Text } from "@/lib/i18n";
import { Row } from "@/ui/designing/Row";
import { WordsInput } from "@/ui/designing/WordsInput";
import { useDesigning } from "../designer/context";
import { SwitchRow, useSet, WordsRow } from "../designer/editors/controls";
import { Duration } from "../designer/editors/Duration";
import { Items } from "../designer/editors/Items";
import { type Rule, Rules } from "../designer/editors/RuleList";
import { ValueInput } from "../designer/editors/ValueInput";
import { freeKey } from "../designer/identity";
import { EachRow, useCells } from "../designer/panes/rows";
import { useSettingProblem } from "../designer/useFaultSaid";
import type { PaneProps, StepKind } from "../kind";

type Item = { key: string; title: Text; handlers?: Rule[]; minutes?: number };

function What({ step }: PaneProps) {
  const { t } = useTranslation();
  const { isReadOnly } = useDesigning();
  const set = useSet(step);
  const cells = useCells(step);
  const items = (step.items as Item[] | undefined) ?? [];
  const name = t("process.setting.items");
  return (
    <>
      <WordsRow step={step} setting="name" isName />
      <Row label={name} problem={useSettingProblem(step, "items")}>
        {() => (
          <Items
            label={name}
            items={items}
            add={t("process.add_subtask")}
            begin={(): Item => ({
              key: freeKey(
                "t",
                items.map(({ key }) => key),
              ),
              title: {},
            })}
            onChange={(next) => set("items", next)}
          >
            {(item, put) => (
              <>
                <WordsInput
                  id={`subtask-${item.key}`}
                  label={t("process.setting.title")}
                  isDisabled={isReadOnly}
                  value={item.title}
                  onChange={(title) => put({ ...item, title: title ?? {} })}
                />
                <Rules
                  step={step}
                  label={t("process.setting.handlers")}
                  rules={item.handlers ?? []}
                  onChange={(handlers) => put({ ...item, handlers })}
                />
                <Duration
                  label={t("process.setting.limit_minutes")}
                  minutes={item.minutes ?? null}
                  onChange={(minutes) => put({ ...item, minutes: minutes ?? undefined })}
                />
              </>
            )}
          </Items>
        )}
      </Row>
      <EachRow step={step} />
      {step.each !== undefined && (
        <Row label={t("process.setting.title")}>
          {() => (
            <ValueInput
              label={t("process.setting.title")}
              value={step.title}
              more={cells}
              onChange={(title) => set("title", title)}
            />
          )}
        </Row>
      )}
      <SwitchRow step={step} setting="waits" isOnUsually help={t("process.help.waits")} />
    </>
  );
}

export const subtasks: StepKind = {
  kind: "subtasks",
  icon: "todo",
  group: "people",
  begin: () => ({ items: [{ key: "t1", title: {} }], waits: true }),
  says: (step, { t }) => [
    t("process.subtask_count", { count: Array.isArray(step.items) ? step.items.length : 0 }),
  ],
  panes: { what: What },
};
