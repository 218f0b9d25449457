import { InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import styles from "@/ui/designing/Editors.module.css";
import { inputOfMoment, momentOfInput } from "../../moments";
import { useDesign } from "../context";
import type { EditorProps } from "./simple";
import { useFieldChoices } from "./useFieldChoices";

/** Another field of this form. */
export function FieldEditor({ id, editor, field, value, onChange, isDisabled }: EditorProps<"field">) {
  const { t } = useTranslation();
  const choices = useFieldChoices(field, editor.kinds);
  return (
    <Select<string>
      id={id}
      allowClear
      disabled={isDisabled}
      showSearch={{ optionFilterProp: "label" }}
      placeholder={t("designer.no_field")}
      notFoundContent={t("designer.no_such_field")}
      value={typeof value === "string" ? value : undefined}
      options={choices.map(({ value: code, label }) => ({ value: code, label }))}
      onChange={(next?: string) => onChange(next)}
    />
  );
}

export function FieldsEditor({ id, field, value, onChange, isDisabled }: EditorProps<"fields">) {
  const choices = useFieldChoices(field);
  return (
    <Select<string[]>
      id={id}
      mode="multiple"
      disabled={isDisabled}
      showSearch={{ optionFilterProp: "label" }}
      value={Array.isArray(value) ? value.map(String) : []}
      options={choices.map(({ value: code, label }) => ({ value: code, label }))}
      onChange={(next) => onChange(next.length > 0 ? next : undefined)}
    />
  );
}

/** A column of the sub-table that another setting names. */
export function ColumnEditor({ id, editor, field, value, onChange, isDisabled }: EditorProps<"column">) {
  const text = useText();
  const fields = useDesign((state) => state.content.fields);
  const table =
    editor.of === "self"
      ? field
      : fields.find(({ code, id: key }) => code === field.over || key === field.over);
  return (
    <Select<string>
      id={id}
      allowClear
      disabled={isDisabled}
      value={typeof value === "string" ? value : undefined}
      options={(table?.columns ?? []).map(({ code, label }) => ({ value: code, label: text(label) || code }))}
      onChange={(next?: string) => onChange(next)}
    />
  );
}

/** What a rollup goes over: a sub-table of this form. */
export function OverEditor({ id, field, value, onChange, isDisabled }: EditorProps<"over">) {
  const { t } = useTranslation();
  const choices = useFieldChoices(field, TABLES);
  if (typeof value === "object" && value !== null) {
    const { form, link } = value as { form?: string; link?: string };
    return <p className={styles.help}>{t("designer.over_form", { form, link })}</p>;
  }
  return (
    <Select<string>
      id={id}
      allowClear
      disabled={isDisabled}
      placeholder={t("designer.no_table")}
      notFoundContent={t("designer.no_such_table")}
      value={typeof value === "string" ? value : undefined}
      options={choices.map(({ value: code, label }) => ({ value: code, label }))}
      onChange={(next?: string) => onChange(next)}
    />
  );
}

const TABLES = ["subtable"];

type Days = { from: string; days: number };

/** The earliest or latest: a fixed one, so many days from today, or what another field says. */
export function BoundEditor({ id, name, editor, field, value, onChange, isDisabled }: EditorProps<"bound">) {
  const { t } = useTranslation();
  const choices = useFieldChoices(field, MOMENTS);
  const { from } = editor;
  const way = wayOf(value);
  const ways = ["none", "fixed", ...(from ? ["now", "days"] : []), "field"];
  const begin = (next: string) => {
    const first: Record<string, unknown> = {
      fixed: "",
      now: from,
      days: { from, days: name === "min" ? -7 : 7 },
      field: { field: choices[0]?.value ?? "" },
    };
    onChange(first[next]);
  };
  return (
    <div className={styles.pair}>
      <Select<string>
        id={id}
        disabled={isDisabled}
        value={way}
        options={ways.map((one) => ({ value: one, label: t(`designer.bound.${one}`) }))}
        onChange={begin}
      />
      {way === "fixed" && (
        <input
          className={styles.native}
          type={NATIVE[field.kind] ?? "text"}
          aria-label={t("designer.bound.fixed")}
          value={written(field.kind, value)}
          onChange={(event) => onChange(stored(field.kind, event.target.value))}
        />
      )}
      {way === "days" && (
        <InputNumber<number>
          aria-label={t("designer.bound.days")}
          disabled={isDisabled}
          precision={0}
          suffix={t("designer.bound.suffix")}
          value={(value as Days).days}
          onChange={(days) => onChange({ ...(value as Days), days: days ?? 0 })}
        />
      )}
      {way === "field" && (
        <Select<string>
          aria-label={t("designer.bound.field")}
          disabled={isDisabled}
          value={(value as { field: string }).field || undefined}
          options={choices.map(({ value: code, label }) => ({ value: code, label }))}
          onChange={(code) => onChange({ field: code })}
        />
      )}
    </div>
  );
}

const MOMENTS = ["date", "datetime", "daterange", "month", "year", "time"];
const NATIVE: Record<string, string> = {
  date: "date",
  daterange: "date",
  month: "month",
  time: "time",
  datetime: "datetime-local",
};

/** Moments are stored in UTC and typed by the organization's clock. */
function written(kind: string, value: unknown): string {
  if (typeof value !== "string" || value === "") return "";
  return kind === "datetime" ? inputOfMoment(value) : value;
}

function stored(kind: string, typed: string): string {
  return kind === "datetime" ? (momentOfInput(typed) ?? "") : typed;
}

function wayOf(value: unknown): string {
  if (value === undefined || value === null) return "none";
  if (value === "today" || value === "now") return "now";
  if (typeof value === "object") return "field" in value ? "field" : "days";
  return "fixed";
}
