import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { Icon } from "@/ui/icons";
import type { Column } from "../api";
import { FORMATS, type Mapping, TARGETS, targetsOf, withFormat, withTargets, withValue } from "../mapping";
import styles from "./Imports.module.css";

type ColumnLineProps = { column: Column; mapping: Mapping; onChange: (mapping: Mapping) => void };

/** One column: its name, what is in it, what it stands for. */
export function ColumnLine({ column, mapping, onChange }: ColumnLineProps) {
  const { t } = useTranslation();
  const targets = targetsOf(mapping, column.name);
  const moment = mapping.columns.find(
    (entry) => entry.column === column.name && TARGETS[entry.target]?.kind === "moment",
  );
  const choice = targets.find((target) => TARGETS[target]?.kind === "choice");
  return (
    <li className={styles.column}>
      <div className={styles.columnHead}>
        <b>{column.name}</b>
        <span className={styles.kind}>{t(`imports.kind.${column.kind}`)}</span>
        <p className={styles.samples}>{column.samples.join(" · ") || t("imports.empty_column")}</p>
      </div>
      <div className={styles.columnMeaning}>
        <Select<string[]>
          mode="multiple"
          aria-label={t("imports.stands_for", { column: column.name })}
          placeholder={t("imports.ignored")}
          value={targets}
          onChange={(chosen) => onChange(withTargets(mapping, column, chosen))}
          showSearch={{ optionFilterProp: "label" }}
          options={Object.keys(TARGETS).map((key) => ({ value: key, label: t(`imports.target.${key}`) }))}
        />
        {moment && (
          <Select<string>
            aria-label={t("imports.format_of", { column: column.name })}
            value={moment.format ?? ""}
            onChange={(format) => onChange(withFormat(mapping, column.name, format))}
            options={[
              { value: "", label: t("imports.any_format") },
              ...Object.entries(FORMATS).map(([value, label]) => ({ value, label })),
            ]}
          />
        )}
        {moment && column.formats.length > 1 && (
          <p className={styles.warn}>
            <Icon name="warn" size={14} /> {t("imports.ambiguous")}
          </p>
        )}
        {choice && column.choices.length > 0 && (
          <Values column={column} target={choice} mapping={mapping} onChange={onChange} />
        )}
      </div>
    </li>
  );
}

type ValuesProps = ColumnLineProps & { target: string };

/** Which of our words each of the column's words means. */
function Values({ column, target, mapping, onChange }: ValuesProps) {
  const { t } = useTranslation();
  const entry = mapping.columns.find((one) => one.column === column.name && one.target === target);
  const wordOf = (key: string) => (target === "status" || target === "channel" ? t(`${target}.${key}`) : key);
  const choices = (TARGETS[target]?.choices ?? []).map((key) => ({ value: key, label: wordOf(key) }));
  const words = [...new Set([...column.choices, ...Object.keys(entry?.values ?? {})])];
  return (
    <details className={styles.values} open={words.length <= 8}>
      <summary>{t("imports.words", { count: words.length })}</summary>
      <ul>
        {words.map((word) => (
          <li key={word}>
            <span>{word}</span>
            <Select<string>
              size="small"
              aria-label={t("imports.word_means", { word })}
              value={entry?.values?.[word] ?? "*"}
              onChange={(meaning) =>
                onChange(withValue(mapping, column.name, target, word, meaning === "*" ? undefined : meaning))
              }
              options={[
                { value: "*", label: t("imports.as_it_reads") },
                ...choices,
                { value: "", label: t("imports.as_missing") },
              ]}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
