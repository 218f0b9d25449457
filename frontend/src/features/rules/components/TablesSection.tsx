import { Select } from "antd";
import { type ChangeEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { useText } from "@/lib/i18n";
import { Button, IconButton } from "@/ui/Button";
import type { FactWords } from "@/ui/conditions/words";
import { ErrorLine } from "@/ui/States";
import { TwoTongues } from "@/ui/TwoTongues";
import { type Coverage, tableSheetAddress, useCoverage, useTableRows } from "../api";
import { freshKey, type HitPolicy, type Purpose, type Table } from "../content";
import styles from "./Rules.module.css";
import { TableGrid } from "./TableGrid";
import triggers from "./Triggers.module.css";

type TablesSectionProps = {
  purpose: Purpose;
  application: string;
  tables: readonly Table[];
  words: FactWords;
  /** What a row gives. */
  results: readonly string[];
  /** Only what the server has can be fetched as a workbook. */
  isKept: boolean;
  onChange: (tables: Table[]) => void;
};

/** Decision tables: asked from the first when no rule held. */
export function TablesSection({ tables, onChange, ...rest }: TablesSectionProps) {
  const { t } = useTranslation();
  function start(): void {
    const key = freshKey("table", tables);
    onChange([...tables, { key, name: {}, inputs: [{ key: "c1", field: "category" }], rows: [] }]);
  }
  const put = (table: Table) => onChange(tables.map((one) => (one.key === table.key ? table : one)));
  return (
    <section className={styles.part} aria-label={t("tables.title")}>
      <h2>
        <span>{t("tables.title")}</span>
        <Button size="s" icon="plus" onClick={start}>
          {t("tables.add")}
        </Button>
      </h2>
      <p>{t("tables.fact")}</p>
      {tables.map((table) => (
        <OneTable
          key={table.key}
          {...rest}
          table={table}
          onChange={put}
          onDrop={() => onChange(tables.filter((one) => one.key !== table.key))}
        />
      ))}
    </section>
  );
}

const HITS: readonly HitPolicy[] = ["first", "unique", "collect"];

type OneTableProps = Omit<TablesSectionProps, "tables" | "onChange"> & {
  table: Table;
  onChange: (table: Table) => void;
  onDrop: () => void;
};

function OneTable({ table, purpose, application, words, results, isKept, onChange, onDrop }: OneTableProps) {
  const { t } = useTranslation();
  const text = useText();
  const picker = useRef<HTMLInputElement>(null);
  const coverage = useCoverage(application, purpose);
  const read = useTableRows(application, purpose);
  const [isNaming, setNaming] = useState(Object.keys(table.name).length === 0);
  function take(event: ChangeEvent<HTMLInputElement>): void {
    const file = event.target.files?.[0];
    event.target.value = "";
    if (file) read.mutate({ table, file }, { onSuccess: (made) => onChange(made as Table) });
  }
  const hits = purpose === "dispatch" ? HITS.slice(0, 2) : HITS;
  return (
    <div className={triggers.item}>
      <div className={styles.outcome}>
        <b>{text(table.name) || table.key}</b>
        <IconButton icon="edit" isSmall label={t("tables.rename")} onClick={() => setNaming(!isNaming)} />
        <Select<HitPolicy>
          size="small"
          aria-label={t("rules.hit")}
          value={table.hit ?? "first"}
          onChange={(hit) => onChange({ ...table, hit })}
          options={hits.map((hit) => ({ value: hit, label: t(`rules.hit_${hit}`) }))}
        />
        <span style={{ flex: 1 }} />
        <Button size="s" isBusy={coverage.isPending} onClick={() => coverage.mutate(table)}>
          {t("tables.check")}
        </Button>
        {isKept && (
          <a href={tableSheetAddress(application, purpose, table.key)} download>
            {t("tables.sheet_out")}
          </a>
        )}
        <Button size="s" isBusy={read.isPending} onClick={() => picker.current?.click()}>
          {t("tables.sheet_in")}
        </Button>
        <input
          ref={picker}
          type="file"
          accept=".xlsx,.csv"
          hidden
          aria-label={t("tables.sheet_in")}
          onChange={take}
        />
        <IconButton
          icon="bin"
          isSmall
          label={t("rules.drop", { name: text(table.name) || table.key })}
          onClick={onDrop}
        />
      </div>
      {isNaming && (
        <TwoTongues
          id={`table-${table.key}`}
          label={t("tables.name")}
          value={table.name}
          onChange={(name) => onChange({ ...table, name })}
        />
      )}
      <TableGrid table={table} words={words} results={results} onChange={onChange} />
      {read.isError && <ErrorLine>{sentence(read.error)}</ErrorLine>}
      {coverage.isError && <ErrorLine>{sentence(coverage.error)}</ErrorLine>}
      {coverage.data && <Findings coverage={coverage.data} table={table} words={words} />}
    </div>
  );
}

/** Gaps and overlaps, each with an input that shows it. */
function Findings({ coverage, table, words }: { coverage: Coverage; table: Table; words: FactWords }) {
  const { t } = useTranslation();
  const nameOf = (key: string) => words.nameOf(table.inputs.find((one) => one.key === key)?.field ?? key);
  const said = (example: Record<string, unknown>) =>
    Object.entries(example)
      .map(([key, value]) => `${nameOf(key)} = ${value === null ? "∅" : String(value)}`)
      .join(t("triggers.and"));
  const placeOf = (key: string) => `#${table.rows.findIndex((row) => row.key === key) + 1}`;
  const { gaps, gap_count, overlaps, unreachable, looked_at, is_whole } = coverage;
  return (
    <div className={triggers.list} aria-live="polite">
      {gap_count === 0 && overlaps.length === 0 && (
        <p className={styles.fact}>{t("tables.sound", { count: looked_at })}</p>
      )}
      {gap_count > 0 && <p className={triggers.warn}>{t("tables.gaps", { count: gap_count })}</p>}
      {gaps.slice(0, 5).map((gap, index) => (
        <span key={index} className={styles.fact}>
          {said(gap)}
        </span>
      ))}
      {overlaps.slice(0, 5).map((overlap, index) => (
        <span key={index} className={styles.fact}>
          {t("tables.overlap", { rows: overlap.rows.map(placeOf).join(" "), example: said(overlap.example) })}
        </span>
      ))}
      {unreachable.length > 0 && (
        <p className={triggers.warn}>
          {t("tables.unreachable", { rows: unreachable.map(placeOf).join(" ") })}
        </p>
      )}
      {!is_whole && <p className={triggers.warn}>{t("tables.too_wide", { count: looked_at })}</p>}
    </div>
  );
}
