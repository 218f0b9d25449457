import { Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import type { Text } from "@/lib/i18n";
import editors from "@/ui/designing/Editors.module.css";
import { Row } from "@/ui/designing/Row";
import { WordsInput } from "@/ui/designing/WordsInput";
import { isLayout } from "../../layout";
import type { DesignField } from "../content";
import { useDesigning } from "../context";
import { defaultWays } from "../defaults";
import { CodeInput } from "../editors/CodeInput";
import { DefaultEditor } from "../editors/DefaultEditor";
import { SettingEditor, SwitchRow } from "../editors/SettingEditor";
import { WidthPicker } from "../editors/WidthPicker";
import { settingsOf } from "../settings/ofKind";
import { useProblemSaid } from "../useProblemSaid";
import { KindChange } from "./KindChange";
import { UsedBy } from "./UsedBy";

export type TabProps = { field: DesignField; isColumn: boolean };

const WITH_PLACEHOLDER = new Set([
  "text",
  "textarea",
  "number",
  "money",
  "date",
  "datetime",
  "select",
  "member",
]);
const NO_WIDTH = new Set(["section", "tab", "divider"]);

/** What a field is called, how it looks, and what is particular to its kind. */
export function SettingsTab({ field, isColumn }: TabProps) {
  const { t } = useTranslation();
  const { store, isReadOnly } = useDesigning();
  const layout = isLayout(field.kind);
  const own = settingsOf(field, "properties");
  const words = layout
    ? []
    : ["hint", "tooltip", ...(WITH_PLACEHOLDER.has(field.kind) ? ["placeholder"] : [])];
  return (
    <>
      <section className={editors.part}>
        <WordsRow field={field} name="label" />
        {words.map((name) => (
          <WordsRow key={name} field={field} name={name} />
        ))}
        {!isColumn && !NO_WIDTH.has(field.kind) && (
          <Row label={t("designer.setting.width")}>
            {() => <WidthPicker ids={[field.id]} width={field.width} />}
          </Row>
        )}
      </section>
      {own.length > 0 && (
        <section className={editors.part}>
          {own.map((setting) => (
            <SettingEditor key={setting.name} setting={setting} field={field} />
          ))}
        </section>
      )}
      {!layout && defaultWays(field.kind) && (
        <section className={editors.part}>
          <DefaultEditor
            field={field}
            isDisabled={isReadOnly}
            onChange={(value) => store.set([field.id], "default", value)}
          />
        </section>
      )}
      {!layout && <MoreSettings field={field} isColumn={isColumn} />}
      {!layout && !isColumn && <UsedBy field={field} />}
      {!layout && !isColumn && (
        <div className={editors.part}>
          <KindChange field={field} />
        </div>
      )}
    </>
  );
}

function WordsRow({ field, name }: { field: DesignField; name: string }) {
  const { t } = useTranslation();
  const sayProblem = useProblemSaid();
  const { store, problems, isReadOnly } = useDesigning();
  const problem = problems.get(field.id)?.find(({ path }) => path === name);
  return (
    <Row label={t(`designer.setting.${name}`)} problem={problem && sayProblem(problem)}>
      {(id) => (
        <WordsInput
          id={id}
          isName={name === "label"}
          isDisabled={isReadOnly}
          value={field[name] as Text | undefined}
          onChange={(value) => store.set([field.id], name, name === "label" ? (value ?? {}) : value)}
        />
      )}
    </Row>
  );
}

const MASKS = ["none", "all", "middle", "last4"];
const ON_AT_FIRST = ["searchable", "reportable", "history"];

/** What most builders never touch, folded away. */
function MoreSettings({ field, isColumn }: TabProps) {
  const { t } = useTranslation();
  const { store, isReadOnly } = useDesigning();
  const set = (name: string, value: unknown) => store.set([field.id], name, value);
  const mask =
    field.sensitive === true ? "all" : typeof field.sensitive === "string" ? field.sensitive : "none";
  return (
    <details className={editors.fold}>
      <summary>{t("designer.more")}</summary>
      <div className={editors.part}>
        <CodeInput field={field} />
        <Row
          label={t("designer.setting.sensitive")}
          help={mask === "none" ? undefined : t("designer.help.sensitive")}
        >
          {(id) => (
            <Select<string>
              id={id}
              disabled={isReadOnly}
              value={mask}
              options={MASKS.map((one) => ({ value: one, label: t(`designer.choice.sensitive_${one}`) }))}
              onChange={(next) => set("sensitive", next === "none" ? undefined : next)}
            />
          )}
        </Row>
        {!isColumn && <Flag field={field} name="indexed" isOnAtFirst={false} />}
        {ON_AT_FIRST.map((name) => (
          <Flag key={name} field={field} name={name} isOnAtFirst />
        ))}
      </div>
    </details>
  );
}

type FlagProps = { field: DesignField; name: string; isOnAtFirst: boolean };

function Flag({ field, name, isOnAtFirst }: FlagProps) {
  const { t } = useTranslation();
  const { store, isReadOnly } = useDesigning();
  const isOn = typeof field[name] === "boolean" ? field[name] : isOnAtFirst;
  return (
    <SwitchRow
      label={t(`designer.setting.${name}`)}
      help={t(`designer.help.${name}`)}
      name={`${field.id}-${name}`}
      asked={(id) => (
        <Switch
          id={id}
          size="small"
          disabled={isReadOnly}
          checked={isOn}
          onChange={(next) => store.set([field.id], name, next === isOnAtFirst ? undefined : next)}
        />
      )}
    />
  );
}
