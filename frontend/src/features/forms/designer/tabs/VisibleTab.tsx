import { Radio } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Expression } from "@/lib/expressions/operation";
import { hasText, useText } from "@/lib/i18n";
import editors from "@/ui/designing/Editors.module.css";
import { Icon } from "@/ui/icons";
import { Segments } from "@/ui/Segments";
import { isLayout } from "../../layout";
import type { DesignField } from "../content";
import { useDesign, useDesigning } from "../context";
import { ConditionSaid, ConditionSetting, firstCondition } from "../editors/conditionEditors";
import { useWords } from "../editors/words";
import { iconOf } from "../palette";
import { usesOf } from "../references";
import { useGoToField } from "../useKeys";
import type { TabProps } from "./SettingsTab";

const NEVER: Expression = { value: false };

function wayOf(visible: unknown): "always" | "when" | "never" {
  if (!visible) return "always";
  return typeof visible === "object" && "value" in visible && visible.value === false ? "never" : "when";
}

/** When a field is there at all, read back as a sentence, and who would miss it. */
export function VisibleTab({ field }: TabProps) {
  const { t } = useTranslation();
  const text = useText();
  const { store, isReadOnly } = useDesigning();
  const first = firstCondition(useWords(field));
  const visible = field.visible as Expression | undefined;
  const way = wayOf(visible);
  const set = (value: Expression | undefined) => store.set([field.id], "visible", value);
  const choose = (next: string) =>
    set(next === "always" ? undefined : next === "never" ? NEVER : (first ?? undefined));
  const ways = first || way === "when" ? ["always", "when", "never"] : ["always", "never"];
  return (
    <>
      <div className={editors.wide} inert={isReadOnly}>
        <Segments
          label={t("designer.tab.visible")}
          segments={ways.map((one) => ({ value: one, label: t(`designer.visible.${one}`) }))}
          value={way}
          onChange={choose}
        />
      </div>
      {way === "when" && visible && (
        <>
          <div inert={isReadOnly}>
            <ConditionSetting about={field} condition={visible} onChange={set} />
          </div>
          <p className={editors.say}>
            {t("designer.say_when")} <ConditionSaid about={field} condition={visible} />{" "}
            {t("designer.say_shown", { name: text(field.label) })}
          </p>
        </>
      )}
      {way !== "always" && !isLayout(field.kind) && <WhenHidden field={field} />}
      <Uses field={field} />
    </>
  );
}

function WhenHidden({ field }: { field: DesignField }) {
  const { t } = useTranslation();
  const { store, isReadOnly } = useDesigning();
  return (
    <div>
      <div className={editors.label}>{t("designer.when_hidden")}</div>
      <Radio.Group
        className={editors.radio}
        disabled={isReadOnly}
        value={field.clear_when_hidden ?? "clear"}
        onChange={(event) =>
          store.set([field.id], "clear_when_hidden", event.target.value === "keep" ? "keep" : undefined)
        }
        options={["keep", "clear"].map((one) => ({ value: one, label: t(`designer.hidden.${one}`) }))}
      />
    </div>
  );
}

/** Where else in this form the field is spoken of. */
function Uses({ field }: { field: DesignField }) {
  const { t } = useTranslation();
  const text = useText();
  const content = useDesign((state) => state.content);
  const goTo = useGoToField();
  const uses = useMemo(() => usesOf(content, field.id), [content, field.id]);
  const settingSaid = (setting: string) =>
    hasText(`designer.setting.${setting}`) ? t(`designer.setting.${setting}`) : setting;
  return (
    <div>
      <div className={editors.label}>{t("designer.used_by")}</div>
      <div className={editors.uses}>
        {uses.length === 0 && <p className={editors.help}>{t("designer.unused")}</p>}
        {uses.map((use, index) =>
          use.field ? (
            <button key={index} type="button" onClick={() => use.field && goTo(use.field.id)}>
              <Icon name={iconOf(use.field)} size={14} />
              <span>
                {t("designer.use_in", { name: text(use.field.label), setting: settingSaid(use.setting) })}
              </span>
            </button>
          ) : (
            <p key={index}>
              <Icon name="okc" size={14} />
              <span>{t("designer.use_in_check")}</span>
            </p>
          ),
        )}
      </div>
    </div>
  );
}
