import { type CSSProperties, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Text, useText } from "@/lib/i18n";
import { Segments } from "@/ui/Segments";
import type { Pareto, Period } from "../api";
import { count } from "../figures";
import { filedIn, type Narrowing } from "../links";
import { Card } from "./Card";
import { Definition } from "./Definition";
import styles from "./Review.module.css";

const HALF = 50;
const MOST_MARKED = 4;
/** The strip of the curve: its height, and pixels for each percent. */
const STRIP = 40;
const RISE = 0.3;

type Column = {
  key: string;
  name: string;
  count: number;
  cumulative: number;
  to: string | null;
  isMarked: boolean;
  isRest: boolean;
};

type ParetoChartProps = {
  review: { categories: { top: Pareto; own: Pareto }; period: Period };
  narrowing: Narrowing;
  meaning?: Text;
};

/** Which kinds of work make most of it, the largest first; how far they reach stands above. */
export function ParetoChart({ review, narrowing, meaning }: ParetoChartProps) {
  const { t } = useTranslation();
  const [level, setLevel] = useState<"top" | "own">("top");
  const columns = useColumns(review.categories[level], review.period, narrowing);
  const marked = columns.filter((column) => column.isMarked);
  const reached = marked[marked.length - 1]?.cumulative ?? 0;
  return (
    <Card
      title={t("review.categories")}
      meta={
        marked.length > 0 && t("review.first_reach", { count: marked.length, percent: Math.round(reached) })
      }
      aside={
        <>
          <span className={styles.legend}>
            <span>
              <i className={styles.c1} />
              {t("review.marked")}
            </span>
            <span>
              <i className={styles.line} />
              {t("review.cumulative")}
            </span>
          </span>
          <Segments
            label={t("review.level")}
            value={level}
            onChange={setLevel}
            segments={[
              { value: "top", label: t("review.level_top") },
              { value: "own", label: t("review.level_own") },
            ]}
          />
          <Definition name={t("review.categories")} meanings={[meaning]} />
        </>
      }
    >
      {columns.length === 0 ? (
        <p className={styles.nothing}>{t("review.nothing_filed")}</p>
      ) : (
        <Plot columns={columns} />
      )}
    </Card>
  );
}

function useColumns(pareto: Pareto, period: Period, narrowing: Narrowing): Column[] {
  const { t } = useTranslation();
  const text = useText();
  const enough = pareto.bars.findIndex((bar) => bar.cumulative_percent >= HALF);
  const marked = Math.min(
    enough === -1 ? MOST_MARKED : enough + 1,
    MOST_MARKED,
    Math.max(pareto.bars.length - 1, 1),
  );
  const columns = pareto.bars.map((bar, at) => ({
    key: bar.code ?? "-",
    name: text(bar.name),
    count: bar.count,
    cumulative: bar.cumulative_percent,
    to: bar.code ? filedIn(period, narrowing, { category: bar.code }) : null,
    isMarked: at < marked,
    isRest: false,
  }));
  if (pareto.other_kinds === 0) return columns;
  const rest = {
    key: "rest",
    name: t("review.others", { count: pareto.other_kinds }),
    count: pareto.other_count,
    cumulative: 100,
    to: null,
    isMarked: false,
    isRest: true,
  };
  return [...columns, rest];
}

function Plot({ columns }: { columns: readonly Column[] }) {
  const { t } = useTranslation();
  const most = Math.max(...columns.map((column) => column.count), 1);
  const curve = columns.map(
    (column, at) => `${((at + 0.5) / columns.length) * 100},${STRIP - column.cumulative * RISE}`,
  );
  return (
    <div className={styles.plot}>
      <div className={styles.strip} aria-hidden="true">
        <span className={styles.stripName}>{t("review.reach")}</span>
        <svg viewBox={`0 0 100 ${STRIP}`} preserveAspectRatio="none">
          <polyline points={curve.join(" ")} vectorEffect="non-scaling-stroke" />
        </svg>
      </div>
      <ol className={styles.columns} aria-label={t("review.categories")}>
        {columns.map((column) => (
          <li
            key={column.key}
            className={column.isMarked ? styles.marked : column.isRest ? styles.rest : undefined}
          >
            <span
              className={styles.reach}
              style={{ "--up": `${column.cumulative * RISE}px` } as CSSProperties}
            >
              <span>{Math.round(column.cumulative)} %</span>
            </span>
            <Bar column={column} size={column.count / most} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Bar({ column, size }: { column: Column; size: number }) {
  const { t } = useTranslation();
  const inside = (
    <>
      <span className={styles.track}>
        <span className={styles.bar} style={{ "--size": `${size * 100}%` } as CSSProperties}>
          <b>{count(column.count)}</b>
        </span>
      </span>
      <span className={styles.name} title={column.name}>
        {column.name}
      </span>
    </>
  );
  if (!column.to) return <span className={styles.column}>{inside}</span>;
  const label = t("review.bar", { name: column.name, count: column.count });
  return (
    <Link className={styles.column} to={column.to} aria-label={label}>
      {inside}
    </Link>
  );
}
