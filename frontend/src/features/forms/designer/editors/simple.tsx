import { Input, InputNumber, Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { hasText } from "@/lib/i18n";
import styles from "@/ui/designing/Editors.module.css";
import type { DesignField } from "../content";
import type { Editor } from "../settings/setting";

/** What every editor of a setting is given. */
export type EditorProps<As extends Editor["as"] = Editor["as"]> = {
  id: string;
  name: string;
  editor: Extract<Editor, { as: As }>;
  field: DesignField;
  value: unknown;
  /** `undefined` takes the setting away. */
  onChange: (value: unknown) => void;
  isDisabled: boolean;
};

export function LineEditor({ id, editor, value, onChange, isDisabled }: EditorProps<"line">) {
  return (
    <Input
      id={id}
      disabled={isDisabled}
      value={typeof value === "string" ? value : ""}
      placeholder={editor.placeholder}
      maxLength={2000}
      onChange={(event) => onChange(event.target.value || undefined)}
    />
  );
}

export function WholeEditor({ id, editor, value, onChange, isDisabled }: EditorProps<"whole">) {
  return (
    <InputNumber<number>
      id={id}
      disabled={isDisabled}
      className={styles.figure}
      precision={0}
      min={editor.least}
      max={editor.most}
      value={typeof value === "number" ? value : null}
      onChange={(next) => onChange(next ?? undefined)}
    />
  );
}

/** An exact number stays text, so that no digit is lost. */
export function DecimalEditor({ id, value, onChange, isDisabled }: EditorProps<"decimal">) {
  return (
    <InputNumber<string>
      id={id}
      disabled={isDisabled}
      className={styles.figure}
      stringMode
      controls={false}
      value={value === undefined || value === null ? null : String(value)}
      onChange={(next) => onChange(next === null ? undefined : String(next))}
    />
  );
}

const MEGABYTE = 1024 * 1024;

export function MegabytesEditor({ id, value, onChange, isDisabled }: EditorProps<"megabytes">) {
  return (
    <InputNumber<number>
      id={id}
      disabled={isDisabled}
      className={styles.figure}
      min={1}
      max={2048}
      precision={0}
      suffix="MB"
      value={typeof value === "number" ? Math.round(value / MEGABYTE) : null}
      onChange={(next) => onChange(next === null ? undefined : next * MEGABYTE)}
    />
  );
}

export function YesEditor({ id, editor, value, onChange, isDisabled }: EditorProps<"yes">) {
  const first = editor.isOnAtFirst ?? false;
  const isOn = typeof value === "boolean" ? value : first;
  return (
    <Switch
      id={id}
      size="small"
      disabled={isDisabled}
      checked={isOn}
      onChange={(next) => onChange(next === first ? undefined : next)}
    />
  );
}

export function ChoiceEditor({ id, name, editor, value, onChange, isDisabled }: EditorProps<"choice">) {
  const { t } = useTranslation();
  const { of, atFirst } = editor;
  const auto = `designer.choice.${name}_auto`;
  const empty = hasText(auto) ? t(auto) : t("designer.choice.none");
  const none = atFirst === undefined ? [{ value: "", label: empty }] : [];
  const said = (one: string) => t(`designer.choice.${name}_${one}`, { defaultValue: one });
  return (
    <Select<string>
      id={id}
      disabled={isDisabled}
      value={typeof value === "string" ? value : (atFirst ?? "")}
      options={[...none, ...of.map((one) => ({ value: one, label: said(one) }))]}
      onChange={(next) => onChange(next === "" || next === atFirst ? undefined : next)}
    />
  );
}

export function TagsEditor({ id, editor, value, onChange, isDisabled }: EditorProps<"tags">) {
  return (
    <Select<string[]>
      id={id}
      mode="tags"
      disabled={isDisabled}
      tokenSeparators={[",", "，", "、", " "]}
      value={Array.isArray(value) ? value.map(String) : []}
      options={(editor.of ?? []).map((one) => ({ value: one, label: one }))}
      onChange={(next) => onChange(next.length > 0 ? next : undefined)}
    />
  );
}
