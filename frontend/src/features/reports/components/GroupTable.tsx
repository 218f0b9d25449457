import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useText } from "@/lib/i18n";
import { money } from "@/lib/money";
import type { Group } from "../api";
import { count, minutes, share, tenths } from "../figures";
import styles from "./Review.module.css";

type Key =
  | "count"
  | "mttr_business_minutes"
  | "sla_met_percent"
  | "reopen_percent"
  | "satisfaction"
  | "hours"
  | "cost";

const COLUMNS: readonly { key: Key; word: string; downFirst: boolean }[] = [
  { key: "count", word: "review.column_count", downFirst: true },
  { key: "mttr_business_minutes", word: "review.column_mttr", downFirst: false },
  { key: "sla_met_percent", word: "review.column_sla", downFirst: true },
  { key: "reopen_percent", word: "review.column_reopened", downFirst: false },
  { key: "satisfaction", word: "review.column_satisfaction", downFirst: true },
  { key: "hours", word: "review.column_hours", downFirst: true },
  { key: "cost", word: "review.column_cost", downFirst: true },
];
/** The small bar of promises kept begins here, so that near ones can be told apart. */
const SLA_FROM = 80;
const SLA_GOAL = 95;
const SLA_BAD = 90;
const WORSE = 1.5;

type Sorting = { key: Key; isDown: boolean };
type GroupTableProps = {
  label: string;
  who: string;
  /** What is counted, where it is not orders filed. */
  countWord?: string;
  rows: readonly Group[];
  whole?: Group;
  linkOf?: (row: Group) => string | null;
};

/** Teams, departments or people side by side; a press on a head sorts. */
export function GroupTable({ label, who, countWord, rows, whole, linkOf }: GroupTableProps) {
  const { t } = useTranslation();
  const [sorting, setSorting] = useState<Sorting>({ key: "count", isDown: true });
  function sortBy(key: Key, downFirst: boolean): void {
    setSorting((before) => ({ key, isDown: before.key === key ? !before.isDown : downFirst }));
  }
  return (
    <div className={styles.scroll}>
      <table className={styles.groups} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{who}</th>
            {COLUMNS.map(({ key, word, downFirst }) => (
              <th key={key} scope="col" aria-sort={ariaSort(sorting, key)}>
                <button type="button" onClick={() => sortBy(key, downFirst)}>
                  {key === "count" && countWord ? countWord : t(word)}
                  {sorting.key === key && <i aria-hidden="true">{sorting.isDown ? "↓" : "↑"}</i>}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted(rows, sorting).map((row, at) => (
            <Row key={row.code ?? `-${at}`} row={row} whole={whole} to={linkOf?.(row) ?? null} />
          ))}
          {whole && <Row row={whole} isWhole to={null} />}
        </tbody>
      </table>
    </div>
  );
}

function ariaSort(sorting: Sorting, key: Key): "ascending" | "descending" | "none" {
  if (sorting.key !== key) return "none";
  return sorting.isDown ? "descending" : "ascending";
}

function sorted(rows: readonly Group[], { key, isDown }: Sorting): Group[] {
  // What was never counted stands last, whichever way one sorts.
  const known = rows.filter((row) => row[key] !== null);
  const unknown = rows.filter((row) => row[key] === null);
  known.sort((one, other) => (Number(one[key]) - Number(other[key])) * (isDown ? -1 : 1));
  return [...known, ...unknown];
}

type RowProps = { row: Group; whole?: Group; isWhole?: boolean; to: string | null };

function Row({ row, whole, isWhole, to }: RowProps) {
  const { t } = useTranslation();
  const text = useText();
  const isSlow = (row.mttr_business_minutes ?? 0) > (whole?.mttr_business_minutes ?? Infinity) * WORSE;
  const comesBack = (row.reopen_percent ?? 0) > (whole?.reopen_percent ?? Infinity) * WORSE;
  const name = text(row.name);
  return (
    <tr className={isWhole ? styles.all : undefined}>
      <th scope="row">{to ? <Link to={to}>{name}</Link> : name}</th>
      <td>{count(row.count)}</td>
      <td className={isSlow ? styles.bad : undefined}>{minutes(row.mttr_business_minutes)}</td>
      <td>
        <Kept percent={row.sla_met_percent} isPlain={isWhole} />
      </td>
      <td className={comesBack ? styles.doubtful : undefined}>{share(row.reopen_percent)}</td>
      <td title={row.satisfaction_count ? String(row.satisfaction_count) : undefined}>
        {share(row.satisfaction)}
      </td>
      <td title={row.logged_minutes ? t("review.minutes", { count: row.logged_minutes }) : undefined}>
        {row.hours ? tenths(row.hours) : "–"}
      </td>
      <td title={t("review.cost_parts", { labor: money(row.labor_cost), parts: money(row.parts_cost) })}>
        {Number(row.cost) ? money(row.cost) : "–"}
      </td>
    </tr>
  );
}

function Kept({ percent, isPlain }: { percent: number | null; isPlain?: boolean }) {
  if (percent === null) return <>–</>;
  const isBad = percent < SLA_BAD;
  const width = Math.max(0, ((percent - SLA_FROM) / (100 - SLA_FROM)) * 100);
  const goal = ((SLA_GOAL - SLA_FROM) / (100 - SLA_FROM)) * 100;
  return (
    <>
      {!isPlain && (
        <span className={`${styles.kept} ${isBad ? styles.keptBad : ""}`} aria-hidden="true">
          <i style={{ width: `${width}%` }} />
          <u style={{ left: `${goal}%` }} />
        </span>
      )}
      <span className={isBad && !isPlain ? styles.bad : undefined}>{tenths(percent)}</span>
    </>
  );
}
