import { Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import type { Expression } from "@/lib/expressions/operation";
import editors from "@/ui/designing/Editors.module.css";
import { Row } from "@/ui/designing/Row";
import { Segments } from "@/ui/Segments";
import type { DesignField } from "../content";
import { useDesigning } from "../context";
import { ConditionSetting, firstCondition } from "../editors/conditionEditors";
import { SettingEditor, SwitchRow } from "../editors/SettingEditor";
import { useFieldChoices } from "../editors/useFieldChoices";
import { useWords } from "../editors/words";
import { settingsOf } from "../settings/ofKind";
import type { TabProps } from "./SettingsTab";

const COMPUTED = new Set(["formula", "lookup", "rollup", "serial"]);
const CAN_BE_UNIQUE = new Set([
  "text",
  "number",
  "date",
  "datetime",
  "select",
  "member",
  "department",
  "link",
  "money",
  "month",
  "year",
]);

/** What an answer must be like to be taken. */
export function ChecksTab({ field, isColumn }: TabProps) {
  const own = settingsOf(field, "checks");
  const isAsked = !COMPUTED.has(field.kind);
  return (
    <>
      {isAsked && (
        <section className={editors.part}>
          <When field={field} flag="required" condition="required_if" />
          <When field={field} flag="readonly" condition="readonly_if" />
        </section>
      )}
      {own.length > 0 && (
        <section className={editors.part}>
          {own.map((setting) => (
            <SettingEditor key={setting.name} setting={setting} field={field} />
          ))}
        </section>
      )}
      {isAsked && !isColumn && CAN_BE_UNIQUE.has(field.kind) && <Unique field={field} />}
    </>
  );
}

type WhenProps = { field: DesignField; flag: string; condition: string };

/** No, always, or only when a condition holds. */
function When({ field, flag, condition }: WhenProps) {
  const { t } = useTranslation();
  const { store, isReadOnly } = useDesigning();
  const words = useWords(field);
  const first = firstCondition(words);
  const expression = field[condition] as Expression | undefined;
  const way = field[flag] === true ? "always" : expression ? "when" : "no";
  const ways = first || expression ? ["no", "always", "when"] : ["no", "always"];
  const choose = (next: string) =>
    store.setSome(field.id, {
      [flag]: next === "always" ? true : undefined,
      [condition]: next === "when" ? (expression ?? first ?? undefined) : undefined,
    });
  return (
    <Row label={t(`designer.setting.${flag}`)}>
      {() => (
        <div className={editors.stack} inert={isReadOnly}>
          <div className={editors.wide}>
            <Segments
              label={t(`designer.setting.${flag}`)}
              segments={ways.map((one) => ({ value: one, label: t(`designer.when.${one}`) }))}
              value={way}
              onChange={choose}
            />
          </div>
          {way === "when" && expression && (
            <ConditionSetting
              about={field}
              condition={expression}
              onChange={(next) => store.set([field.id], condition, next)}
            />
          )}
        </div>
      )}
    </Row>
  );
}

/** Never the same answer twice: in the whole form, or among those that agree in other fields. */
function Unique({ field }: { field: DesignField }) {
  const { t } = useTranslation();
  const { store, isReadOnly } = useDesigning();
  const choices = useFieldChoices(field);
  const unique = (field.unique ?? null) as { within: string[] } | null;
  const set = (value: { within: string[] } | undefined) => store.set([field.id], "unique", value);
  return (
    <section className={editors.part}>
      <SwitchRow
        label={t("designer.setting.unique")}
        help={t("designer.help.unique")}
        name={`${field.id}-unique`}
        asked={(id) => (
          <Switch
            id={id}
            size="small"
            disabled={isReadOnly}
            checked={unique !== null}
            onChange={(isOn) => set(isOn ? { within: [] } : undefined)}
          />
        )}
      />
      {unique && (
        <Row label={t("designer.unique_within")} help={t("designer.unique_within_help")}>
          {(id) => (
            <Select<string[]>
              id={id}
              mode="multiple"
              disabled={isReadOnly}
              placeholder={t("designer.whole_form")}
              value={unique.within}
              options={choices.map(({ value, label }) => ({ value, label }))}
              onChange={(within) => set({ within })}
            />
          )}
        </Row>
      )}
    </section>
  );
}
