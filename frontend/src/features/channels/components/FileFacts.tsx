import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { Field } from "@/ui/Ask";
import { Icon } from "@/ui/icons";
import type { Import } from "../api";
import type { Mapping } from "../mapping";
import styles from "./Imports.module.css";

const ENCODINGS = ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "latin-1"];
const DELIMITERS: Record<string, string> = { ",": ",", ";": ";", "\t": "Tab", "|": "|" };
const SURE = 80;

type FileFactsProps = {
  run: Import;
  mapping: Mapping;
  isBusy: boolean;
  onReread: (changes: Partial<Mapping>) => void;
};

/** How the file was read, and its first rows as they came out. */
export function FileFacts({ run, mapping, isBusy, onReread }: FileFactsProps) {
  const { t } = useTranslation();
  const isText = run.format !== "xlsx";
  return (
    <section className={styles.card}>
      <h2>{t("imports.file")}</h2>
      {isText && (
        <div className={styles.pair}>
          <Field
            label={t("imports.encoding")}
            htmlFor="import-encoding"
            hint={t(mapping.encoding ? "imports.encoding_chosen" : "imports.encoding_guessed", {
              percent: run.confidence,
            })}
          >
            <Select<string>
              id="import-encoding"
              loading={isBusy}
              value={mapping.encoding || run.encoding}
              onChange={(encoding) => onReread({ encoding })}
              options={ENCODINGS.map((value) => ({ value, label: value.toUpperCase() }))}
            />
          </Field>
          {run.format === "csv" && (
            <Field label={t("imports.delimiter")} htmlFor="import-delimiter">
              <Select<string>
                id="import-delimiter"
                loading={isBusy}
                value={mapping.delimiter || run.delimiter}
                onChange={(delimiter) => onReread({ delimiter })}
                options={Object.entries(DELIMITERS).map(([value, label]) => ({ value, label }))}
              />
            </Field>
          )}
        </div>
      )}
      {isText && run.confidence < SURE && !mapping.encoding && (
        <p className={styles.warn}>
          <Icon name="warn" size={14} /> {t("imports.encoding_unsure")}
        </p>
      )}
      <section className={styles.sample} aria-label={t("imports.sample")}>
        <table>
          <thead>
            <tr>
              {run.columns.map((column) => (
                <th key={column.name}>{column.name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {run.sample.slice(0, 5).map((row, no) => (
              <tr key={no}>
                {run.columns.map((column, place) => (
                  <td key={column.name}>{row[place]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
