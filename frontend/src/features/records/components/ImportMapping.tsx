import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Checkbox, Radio, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import type { FieldDefinition } from "@/features/forms/definition";
import { useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/icons";
import { ErrorLine } from "@/ui/States";
import {
  fillable,
  type Import,
  importQuery,
  type Mapping,
  mapped,
  type OnMatch,
  runImport,
  type SheetColumn,
} from "../imports";
import type { TypePage } from "../types";
import styles from "./Import.module.css";

type ImportMappingProps = { page: TypePage; run: Import };
const ON_MATCH: OnMatch[] = ["update", "skip", "create"];

/** What each column means, how known records are found, and what then happens to them. */
export function ImportMapping({ page, run }: ImportMappingProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [mapping, setMapping] = useState<Mapping>(run.mapping);
  const fields = fillable(page);
  const trying = useMutation({
    meta: { isQuiet: true },
    mutationFn: () => runImport(run.id, mapping, true),
    onSuccess: (next) => queries.setQueryData(importQuery(run.id).queryKey, next),
  });
  const isKeyed = mapping.key.length > 0;
  return (
    <>
      <section className={styles.part}>
        <h2>
          {t("records.columns_mean")}
          <small>
            {t("records.columns_mapped", { count: mapping.columns.length, all: run.columns.length })}
          </small>
        </h2>
        <div className={styles.lines}>
          {run.columns.map((column) => (
            <ColumnLine key={column.name} {...{ column, fields, mapping }} onChange={setMapping} />
          ))}
        </div>
      </section>
      <section className={styles.part}>
        <h2>{t("records.known_rows")}</h2>
        <p className={styles.quiet}>{t(isKeyed ? "records.keyed_fact" : "records.unkeyed_fact")}</p>
        {isKeyed && (
          <>
            <Radio.Group
              className={styles.radios}
              aria-label={t("records.known_rows")}
              value={mapping.on_match}
              onChange={(event) => setMapping({ ...mapping, on_match: event.target.value as OnMatch })}
              options={ON_MATCH.map((one) => ({ value: one, label: t(`records.on_match.${one}`) }))}
            />
            <Checkbox
              checked={mapping.only_known}
              onChange={(event) => setMapping({ ...mapping, only_known: event.target.checked })}
            >
              {t("records.only_known")}
            </Checkbox>
          </>
        )}
      </section>
      {trying.isError && <ErrorLine>{sentence(trying.error)}</ErrorLine>}
      <div className={styles.acts}>
        <Button
          kind="primary"
          disabled={mapping.columns.length === 0}
          isBusy={trying.isPending}
          onClick={() => trying.mutate()}
        >
          {t("records.try_import")}
        </Button>
        <span>{t("records.try_fact")}</span>
      </div>
    </>
  );
}

type ColumnLineProps = {
  column: SheetColumn;
  fields: readonly FieldDefinition[];
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
};

function ColumnLine({ column, fields, mapping, onChange }: ColumnLineProps) {
  const { t } = useTranslation();
  const text = useText();
  const code = mapping.columns.find((pair) => pair.column === column.name)?.field ?? null;
  const isKey = code !== null && mapping.key.includes(code);
  return (
    <div className={`${styles.line} ${code === null ? styles.aside : ""}`}>
      <div className={styles.column}>
        <b>{column.name}</b>
        <p>{column.samples.join(" · ") || t("records.empty_column")}</p>
      </div>
      <Icon name="right" size={14} />
      <Select<string>
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        aria-label={t("records.column_means", { column: column.name })}
        placeholder={t("records.column_left_out")}
        value={code}
        onChange={(field) => onChange(mapped(mapping, column.name, field ?? null))}
        options={fields.map((field) => ({ value: field.code, label: text(field.label) || field.code }))}
      />
      {code !== null ? (
        <Checkbox
          className={styles.key}
          checked={isKey}
          onChange={(event) => {
            const rest = mapping.key.filter((one) => one !== code);
            onChange({ ...mapping, key: event.target.checked ? [...rest, code] : rest });
          }}
        >
          {t("records.is_key")}
        </Checkbox>
      ) : (
        <span />
      )}
    </div>
  );
}
