import { useQuery } from "@tanstack/react-query";
import { Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { applicationsQuery } from "@/api/choices";
import { useText } from "@/lib/i18n";
import styles from "@/ui/designing/Editors.module.css";
import type { EditorProps } from "./simple";
import { useFieldChoices } from "./useFieldChoices";

const FIGURES = ["number", "money", "formula", "rating", "rollup"];

/** The least or most: a number, or what another field says. */
export function AmountEditor({ id, name, field, value, onChange, isDisabled }: EditorProps<"amount">) {
  const { t } = useTranslation();
  const choices = useFieldChoices(field, FIGURES);
  const isField = typeof value === "object" && value !== null && "field" in value;
  return (
    <div className={styles.stack}>
      {isField ? (
        <Select<string>
          id={id}
          disabled={isDisabled}
          value={String(value.field) || undefined}
          options={choices.map(({ value: code, label }) => ({ value: code, label }))}
          onChange={(code) => onChange({ field: code })}
        />
      ) : (
        <InputNumber<string>
          id={id}
          disabled={isDisabled}
          className={styles.figure}
          stringMode
          controls={false}
          value={value === undefined || value === null ? null : String(value)}
          onChange={(next) => onChange(next === null ? undefined : String(next))}
        />
      )}
      {!isDisabled && (isField || choices.length > 0) && (
        <button
          type="button"
          className={styles.link}
          aria-label={`${t(`designer.setting.${name}`)}: ${t(isField ? "designer.as_number" : "designer.as_field")}`}
          onClick={() => onChange(isField ? undefined : { field: choices[0]?.value ?? "" })}
        >
          {t(isField ? "designer.as_number" : "designer.as_field")}
        </button>
      )}
    </div>
  );
}

export function SeveralEditor({ id, name, editor, value, onChange, isDisabled }: EditorProps<"several">) {
  const { t } = useTranslation();
  return (
    <Select<string[]>
      id={id}
      mode="multiple"
      disabled={isDisabled}
      placeholder={t("designer.nothing")}
      value={Array.isArray(value) ? value.map(String) : []}
      options={editor.of.map((one) => ({ value: one, label: t(`designer.choice.${name}_${one}`) }))}
      onChange={(next) => onChange(next.length > 0 ? next : undefined)}
    />
  );
}

type Action = { open?: string; file?: string; fill?: Record<string, unknown> };

/** What a button does: open an address, or begin a request. One that fills in answers is kept as it is. */
export function ActionEditor({ id, value, onChange, isDisabled }: EditorProps<"action">) {
  const { t } = useTranslation();
  const text = useText();
  const { data: applications = [] } = useQuery(applicationsQuery);
  const action = (value ?? {}) as Action;
  const way = ["open", "file", "fill"].find((one) => one in action) ?? "none";
  const types = applications.flatMap((application) => application.types);
  const ways = ["none", "open", "file", ...(way === "fill" ? ["fill"] : [])];
  const begin = (next: string) => {
    if (next === "none") onChange(undefined);
    else onChange(next === "open" ? { open: "https://" } : { file: types[0]?.code ?? "" });
  };
  return (
    <div className={styles.stack}>
      <Select<string>
        id={id}
        disabled={isDisabled}
        value={way}
        options={ways.map((one) => ({ value: one, label: t(`designer.action.${one}`) }))}
        onChange={begin}
      />
      {way === "open" && (
        <Input
          aria-label={t("designer.action.open")}
          disabled={isDisabled}
          value={action.open}
          onChange={(event) => onChange({ open: event.target.value })}
        />
      )}
      {way === "file" && (
        <Select<string>
          aria-label={t("designer.action.file")}
          disabled={isDisabled}
          showSearch={{ optionFilterProp: "label" }}
          value={action.file || undefined}
          options={types.map((type) => ({ value: type.code, label: text(type.name) }))}
          onChange={(file) => onChange({ file })}
        />
      )}
    </div>
  );
}

/** A document for those who know one; it is taken once it is whole. */
export function JsonEditor({ id, value, onChange, isDisabled }: EditorProps<"json">) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const [isWhole, setWhole] = useState(true);
  const take = (words: string) => {
    setTyped(words);
    if (words.trim() === "") {
      setWhole(true);
      onChange(undefined);
      return;
    }
    try {
      onChange(JSON.parse(words));
      setWhole(true);
    } catch {
      // Half a document is none yet.
      setWhole(false);
    }
  };
  return (
    <>
      <Input.TextArea
        id={id}
        disabled={isDisabled}
        className={styles.code}
        spellCheck={false}
        autoSize={{ minRows: 3, maxRows: 12 }}
        placeholder={'{"type": "object", "properties": {}}'}
        value={typed ?? (value === undefined ? "" : JSON.stringify(value, null, 2))}
        onChange={(event) => take(event.target.value)}
      />
      {!isWhole && <p className={styles.problem}>{t("designer.half_document")}</p>}
    </>
  );
}
