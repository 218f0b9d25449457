import { Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { type Text, useText } from "@/lib/i18n";
import styles from "@/ui/designing/Editors.module.css";
import { Row } from "@/ui/designing/Row";
import { WordsInput } from "@/ui/designing/WordsInput";
import type { Step } from "../content";
import { useDesigning } from "../context";
import { type FormField, type Target, useTargetFields } from "../surroundings";
import { useSettingProblem } from "../useFaultSaid";
import { useSet, useSettingName } from "./controls";
import { FieldValue } from "./FieldValue";
import { Items } from "./Items";
import { Pairs } from "./Pairs";
import { type Rule, Rules } from "./RuleList";
import { ValueInput } from "./ValueInput";

export type Action = { do: string; [setting: string]: unknown };

const KINDS = [
  "set_field",
  "set_title",
  "add_tag",
  "message",
  "create_record",
  "change_record",
  "create_order",
  "webhook",
  "run_rules",
];
const PURPOSES = ["classify", "priority", "dispatch"];

/** What happens by itself: one thing after the other. */
export function Actions({ step, setting }: { step: Step; setting: string }) {
  const { t } = useTranslation();
  const set = useSet(step);
  const name = useSettingName();
  const actions = (step[setting] as Action[] | undefined) ?? [];
  return (
    <Row label={name(setting)} problem={useSettingProblem(step, setting)}>
      {() => (
        <Items
          label={name(setting)}
          items={actions}
          add={t("process.add_action")}
          begin={(): Action => ({ do: "set_field" })}
          onChange={(next) => set(setting, next.length > 0 ? next : undefined)}
        >
          {(action, put) => <OneAction step={step} action={action} put={put} />}
        </Items>
      )}
    </Row>
  );
}

type OneActionProps = { step: Step; action: Action; put: (action: Action) => void };

function OneAction({ step, action, put }: OneActionProps) {
  const { t } = useTranslation();
  const { isReadOnly } = useDesigning();
  return (
    <>
      <Select<string>
        aria-label={t("process.action_kind")}
        disabled={isReadOnly}
        value={action.do}
        options={KINDS.map((kind) => ({ value: kind, label: t(`process.action.${kind}`) }))}
        onChange={(kind) => put({ do: kind, ...(kind === "run_rules" ? { purpose: "dispatch" } : {}) })}
      />
      <ActionSettings step={step} action={action} put={put} />
    </>
  );
}

/** Whose fields an action fills in: a record type's, or those of a type of orders. */
function targetOf(action: Action, fields: readonly FormField[]): Target {
  const of = (setting: string) => (typeof action[setting] === "string" ? (action[setting] as string) : "");
  if (action.do === "create_record") return { kind: "record", code: of("record_type") };
  if (action.do === "create_order") return { kind: "order", code: of("type") };
  const link = fields.find(({ code }) => action.do === "change_record" && code === of("field"));
  return { kind: "record", code: link?.record_type ?? "" };
}

function ActionSettings({ step, action, put }: OneActionProps) {
  const { t } = useTranslation();
  const text = useText();
  const { surroundings, isReadOnly } = useDesigning();
  const of = (setting: string) => (typeof action[setting] === "string" ? (action[setting] as string) : "");
  const to = (setting: string, value: unknown) => {
    const { [setting]: _, ...rest } = action;
    put({ ...(rest as Action), ...(value === undefined || value === "" ? {} : { [setting]: value }) });
  };
  const fields = surroundings.fields.map(({ code, label }) => ({ value: code, label: text(label) || code }));
  const target = useTargetFields(targetOf(action, surroundings.fields));
  const own = surroundings.fields.find(({ code }) => code === of("field"));
  const links = surroundings.fields
    .filter(({ kind }) => kind === "link")
    .map(({ code, label }) => ({ value: code, label: text(label) || code }));
  const pick = (setting: string, options: { value: string; label: string }[]) => (
    <Select<string>
      aria-label={t(`process.setting.${setting}`)}
      placeholder={t(`process.setting.${setting}`)}
      disabled={isReadOnly}
      showSearch={{ optionFilterProp: "label" }}
      value={of(setting) || undefined}
      options={options}
      onChange={(value) => to(setting, value)}
    />
  );
  const value = (setting: string) => (
    <ValueInput
      label={t(`process.setting.${setting}`)}
      value={action[setting]}
      onChange={(next) => to(setting, next)}
    />
  );
  const typed = (setting: string) => (
    <Input
      aria-label={t(`process.setting.${setting}`)}
      placeholder={t(`process.setting.${setting}`)}
      disabled={isReadOnly}
      value={of(setting)}
      onChange={(event) => to(setting, event.target.value)}
    />
  );
  const pairs = (setting: string) => (
    <Pairs
      label={t(`process.setting.${setting}`)}
      choices={
        target.length > 0
          ? target.map((one) => ({ value: one.code, label: text(one.label) || one.code }))
          : null
      }
      fields={target}
      values={(action[setting] as Record<string, unknown> | undefined) ?? {}}
      onChange={(values) => to(setting, values)}
    />
  );
  switch (action.do) {
    case "set_field":
      return (
        <div className={styles.stack}>
          {pick("field", fields)}
          <FieldValue
            key={own?.code}
            field={own}
            label={t("process.setting.value")}
            value={action.value}
            onChange={(next) => to("value", next)}
          />
        </div>
      );
    case "set_title":
      return value("value");
    case "add_tag":
      return typed("tag");
    case "create_record":
      return (
        <div className={styles.stack}>
          {pick("record_type", surroundings.recordTypes)}
          {pairs("values")}
        </div>
      );
    case "change_record":
      return (
        <div className={styles.stack}>
          {pick("field", links)}
          {pairs("values")}
        </div>
      );
    case "create_order":
      return (
        <div className={styles.stack}>
          {pick("type", surroundings.orderTypes)}
          {value("title")}
          {pairs("answers")}
        </div>
      );
    case "webhook":
      return (
        <div className={styles.stack}>
          {typed("url")}
          {pairs("body")}
          {typed("secret")}
        </div>
      );
    case "message":
      return (
        <div className={styles.stack}>
          <Rules
            step={step}
            label={t("process.setting.whom")}
            rules={(action.whom as Rule[] | undefined) ?? []}
            onChange={(whom) => to("whom", whom.length > 0 ? whom : undefined)}
          />
          <WordsInput
            id={`message-${step.key}`}
            isLong
            label={t("process.setting.text")}
            isDisabled={isReadOnly}
            value={action.text as Text | undefined}
            onChange={(words) => to("text", words)}
          />
        </div>
      );
    case "run_rules":
      return pick(
        "purpose",
        PURPOSES.map((purpose) => ({ value: purpose, label: t(`process.choice.purpose_${purpose}`) })),
      );
    default:
      return null;
  }
}
