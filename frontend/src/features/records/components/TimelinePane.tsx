import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { sentence } from "@/api/problem";
import { inputOfMoment } from "@/features/forms/moments";
import { useDates } from "@/lib/dates";
import { currentLanguage } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { ErrorLine } from "@/ui/States";
import { answerOf, type Column } from "../columns";
import { addMonths, daysFrom, endOfMonth } from "../grains";
import { askedOf, both, today } from "../listing";
import { chosenOf, dayColumns } from "../looks";
import { useRows } from "../rows";
import type { Row } from "../types";
import styles from "./Looks.module.css";
import { FieldChoice, LookTools } from "./LookTools";
import { NoRecords } from "./NoRecords";
import type { PaneProps } from "./panes";
import records from "./Records.module.css";

const DAY_WIDTH = 4.2;
const MOST_MONTHS = 240;
/** How much of what came earlier is seen at first. */
const BEFORE = 240;

/** Each record as a bar from one of its days to another. */
export function TimelinePane(props: PaneProps) {
  const { page, columns, listing, onChange } = props;
  const { t } = useTranslation();
  const choices = dayColumns(columns);
  const own = choices.filter(({ isOwn }) => !isOwn);
  const from = chosenOf(choices, listing.by);
  const until =
    choices.find(({ code }) => code === listing.until) ?? own.find(({ code }) => code !== from?.code) ?? from;
  const filled = from ? { op: "not_empty", args: [{ field: from.code }] } : null;
  const { found, rows } = useRows(
    page.code,
    askedOf({
      ...listing,
      levels: [],
      sorts: from ? [{ code: from.code, isDown: true }] : [],
      filter: both(listing.filter, filled),
    }),
  );
  if (!from || !until) return null;
  const bars = rows.map((row) => ({ row, from: dayOf(row, from) ?? today(), until: dayOf(row, until) }));
  return (
    <section className={records.pane}>
      <LookTools
        label={t("records.begins_by")}
        columns={choices}
        value={from}
        onChange={(by) => onChange({ by })}
      >
        <FieldChoice
          label={t("records.ends_by")}
          columns={choices}
          value={until}
          onChange={(code) => onChange({ until: code })}
        />
      </LookTools>
      {found.isError && (
        <div className={records.error}>
          <ErrorLine onRetry={() => void found.refetch()}>{sentence(found.error)}</ErrorLine>
        </div>
      )}
      {found.isSuccess && rows.length === 0 && (
        <NoRecords page={page} listing={listing} onChange={onChange} />
      )}
      {rows.length > 0 && <Bars {...props} bars={bars} />}
      {found.hasNextPage && (
        <div className={records.morePress}>
          <Button onClick={() => void found.fetchNextPage()}>{t("records.more")}</Button>
        </div>
      )}
    </section>
  );
}

function dayOf(row: Row, column: Column): string | null {
  const answer = answerOf(row, column);
  if (typeof answer !== "string" || answer === "") return null;
  return column.type === "datetime" ? inputOfMoment(answer).slice(0, 10) : answer;
}

type BarOf = { row: Row; from: string; until: string | null };

function Bars({ bars, title, address, back }: PaneProps & { bars: readonly BarOf[] }) {
  const { calendarDate } = useDates();
  const months = monthsOf(bars);
  const [begin = today().slice(0, 7)] = months;
  const first = `${begin}-01`;
  const width = DAY_WIDTH * (daysFrom(first, endOfMonth(months.at(-1) ?? begin)) + 1);
  const scroller = useRef<HTMLDivElement>(null);
  const latest = bars[0]?.from ?? first;
  useEffect(() => {
    scroller.current?.scrollTo({ left: Math.max(0, DAY_WIDTH * daysFrom(first, latest) - BEFORE) });
  }, [first, latest]);
  const said = (day: string) => calendarDate(`${day}T12:00:00Z`);
  return (
    <div className={styles.timeline} ref={scroller}>
      <div className={styles.track} style={{ gridTemplateColumns: `220px ${width}px` }}>
        <div className={`${styles.name} ${styles.corner}`}>{title.label}</div>
        <div
          className={styles.months}
          style={{ gridTemplateColumns: months.map((month) => `${DAY_WIDTH * daysIn(month)}px`).join(" ") }}
        >
          {months.map((month) => (
            <span key={month}>{monthName(month)}</span>
          ))}
        </div>
        {bars.map(({ row, from, until }) => {
          const end = until && until >= from ? until : from;
          return (
            <Line key={row.id}>
              <div className={styles.name}>
                <Link to={`${address}/${row.id}`} state={{ back }} title={row.title}>
                  {row.title || row.number}
                </Link>
              </div>
              <div className={styles.bars} style={{ backgroundSize: `${DAY_WIDTH * 30.44}px 100%` }}>
                <Link
                  to={`${address}/${row.id}`}
                  state={{ back }}
                  className={styles.bar}
                  style={{
                    left: DAY_WIDTH * daysFrom(first, from),
                    width: Math.max(DAY_WIDTH * (daysFrom(from, end) + 1), 8),
                  }}
                  title={`${row.title} ${said(from)} – ${said(end)}`}
                >
                  {row.title}
                </Link>
                <i className={styles.now} style={{ left: DAY_WIDTH * daysFrom(first, today()) }} />
              </div>
            </Line>
          );
        })}
      </div>
    </div>
  );
}

function Line({ children }: { children: React.ReactNode }) {
  return <>{children}</>;
}

function monthsOf(bars: readonly BarOf[]): string[] {
  const days = [...bars.flatMap(({ from, until }) => [from, until ?? from]), today()].sort();
  const first = (days[0] ?? today()).slice(0, 7);
  const last = (days.at(-1) ?? today()).slice(0, 7);
  const months = [first];
  while ((months.at(-1) ?? last) < last && months.length < MOST_MONTHS)
    months.push(addMonths(months.at(-1) ?? last, 1));
  return months;
}

function daysIn(month: string): number {
  return daysFrom(`${month}-01`, endOfMonth(month)) + 1;
}

function monthName(month: string): string {
  const at = Date.parse(`${month}-15T00:00:00Z`);
  return new Intl.DateTimeFormat(currentLanguage(), {
    year: "2-digit",
    month: "short",
    timeZone: "UTC",
  }).format(at);
}
