import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import type { Text } from "@/lib/i18n";
import { Part } from "@/ui/designing/Row";
import { WordsInput } from "@/ui/designing/WordsInput";
import type { Step } from "../content";
import { useDesigning } from "../context";
import { freeKey } from "../identity";
import { useSet } from "./controls";
import { Items } from "./Items";

type CheckItem = { key: string; text: Text; needs_photo?: boolean; mandatory?: boolean };

/** What must be ticked before a stage may end. */
export function Checklist({ step }: { step: Step }) {
  const { t } = useTranslation();
  const { isReadOnly } = useDesigning();
  const set = useSet(step);
  const items = (step.checklist as CheckItem[] | undefined) ?? [];
  return (
    <Part title={t("process.setting.checklist")}>
      <Items
        label={t("process.setting.checklist")}
        items={items}
        add={t("process.add_check")}
        begin={(): CheckItem => ({
          key: freeKey(
            "c",
            items.map(({ key }) => key),
          ),
          text: {},
        })}
        onChange={(next) => set("checklist", next.length > 0 ? next : undefined)}
      >
        {(item, put) => (
          <>
            <WordsInput
              id={`check-${item.key}`}
              label={t("process.check_text")}
              isDisabled={isReadOnly}
              value={item.text}
              onChange={(text) => put({ ...item, text: text ?? {} })}
            />
            <Checkbox
              disabled={isReadOnly}
              checked={item.mandatory !== false}
              onChange={(event) => put({ ...item, mandatory: event.target.checked ? undefined : false })}
            >
              {t("process.check_mandatory")}
            </Checkbox>
            <Checkbox
              disabled={isReadOnly}
              checked={item.needs_photo === true}
              onChange={(event) => put({ ...item, needs_photo: event.target.checked || undefined })}
            >
              {t("process.check_photo")}
            </Checkbox>
          </>
        )}
      </Items>
    </Part>
  );
}
