import { useInfiniteQuery } from "@tanstack/react-query";
import { Popover } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { sentence } from "@/api/problem";
import { inputOfMoment } from "@/features/forms/moments";
import { timeOfDay, weekdayName } from "@/lib/dates";
import { currentLanguage } from "@/lib/i18n";
import { Button, IconButton } from "@/ui/Button";
import { Grow } from "@/ui/Page";
import { ErrorLine } from "@/ui/States";
import { rowsQuery } from "../api";
import { answerOf, type Column } from "../columns";
import { addDays, addMonths, endOfMonth, startOfWeek } from "../grains";
import { betweenDays } from "../groups";
import { askedOf, both, today } from "../listing";
import { chosenOf, dayColumns } from "../looks";
import type { Row } from "../types";
import styles from "./Looks.module.css";
import { LookTools, Partly } from "./LookTools";
import type { PaneProps } from "./panes";
import records from "./Records.module.css";

const MOST = 200;
const MOST_PAGES = 5;
const SHOWN = 4;
const DAYS = 7;

/** A month with the records of each of its days. */
export function CalendarPane(props: PaneProps) {
  const { page, columns, listing, onChange } = props;
  const { t } = useTranslation();
  const choices = dayColumns(columns);
  const column = chosenOf(choices, listing.by);
  const [search, setSearch] = useSearchParams();
  const month = search.get("month") ?? today().slice(0, 7);
  const first = startOfWeek(`${month}-01`);
  const weeks = Math.ceil((daysTo(first, endOfMonth(month)) + 1) / DAYS);
  const last = addDays(first, weeks * DAYS - 1);
  const within = column ? betweenDays(column, first, last) : null;
  const asked = askedOf({
    ...listing,
    levels: [],
    sorts: column ? [{ code: column.code, isDown: false }] : [],
    filter: both(listing.filter, within),
  });
  const found = useInfiniteQuery(rowsQuery(page.code, asked, MOST));
  const pages = found.data?.pages ?? [];
  const rows = pages.flatMap(({ items }) => items);
  const isPart = found.hasNextPage && pages.length >= MOST_PAGES;
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = found;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && pages.length < MOST_PAGES) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, pages.length, fetchNextPage]);
  if (!column) return null;
  const go = (next: string) =>
    setSearch((before) => {
      const params = new URLSearchParams(before);
      params.set("month", next);
      return params;
    });
  return (
    <section className={records.pane}>
      <LookTools
        label={t("records.days_by")}
        columns={choices}
        value={column}
        onChange={(by) => onChange({ by })}
      >
        {isPart && <Partly count={MOST * MOST_PAGES} />}
        <Grow />
        <div className={styles.turn}>
          <IconButton
            icon="left"
            label={t("records.month_before")}
            onClick={() => go(addMonths(month, -1))}
          />
          <h2>{monthName(month)}</h2>
          <IconButton icon="right" label={t("records.month_after")} onClick={() => go(addMonths(month, 1))} />
          <Button size="s" onClick={() => go(today().slice(0, 7))}>
            {t("records.today")}
          </Button>
        </div>
      </LookTools>
      {found.isError && (
        <div className={records.error}>
          <ErrorLine onRetry={() => void found.refetch()}>{sentence(found.error)}</ErrorLine>
        </div>
      )}
      <div className={styles.month}>
        {Array.from({ length: DAYS }, (_, place) => (
          <div key={place} className={styles.weekday}>
            {weekdayName(`${addDays(first, place)}T12:00:00+08:00`)}
          </div>
        ))}
        {Array.from({ length: weeks * DAYS }, (_, place) => addDays(first, place)).map((day) => (
          <Day
            key={day}
            {...props}
            day={day}
            month={month}
            column={column}
            rows={rowsOn(rows, column, day)}
          />
        ))}
      </div>
    </section>
  );
}

function daysTo(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

function monthName(month: string): string {
  const at = Date.parse(`${month}-15T00:00:00Z`);
  return new Intl.DateTimeFormat(currentLanguage(), {
    year: "numeric",
    month: "long",
    timeZone: "UTC",
  }).format(at);
}

function rowsOn(rows: readonly Row[], column: Column, day: string): Row[] {
  return rows.filter((row) => {
    const answer = String(answerOf(row, column) ?? "");
    return (column.type === "datetime" && answer ? inputOfMoment(answer).slice(0, 10) : answer) === day;
  });
}

type DayProps = PaneProps & { day: string; month: string; column: Column; rows: readonly Row[] };

function Day({ day, month, column, rows, address, back }: DayProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const classes = [styles.day, !day.startsWith(month) && styles.outside, day === today() && styles.today];
  const shown = rows.length > SHOWN ? rows.slice(0, SHOWN - 1) : rows;
  const events = (some: readonly Row[]) =>
    some.map((row) => (
      <Link
        key={row.id}
        className={styles.event}
        to={`${address}/${row.id}`}
        state={{ back }}
        title={row.title}
      >
        {column.type === "datetime" && <time>{timeOfDay(String(answerOf(row, column)))}</time>}
        <span>{row.title || row.number || `#${row.id}`}</span>
      </Link>
    ));
  return (
    <div className={classes.filter(Boolean).join(" ")}>
      <header>
        <span>{Number(day.slice(8))}</span>
      </header>
      {events(shown)}
      {rows.length > shown.length && (
        <Popover
          open={isOpen}
          onOpenChange={setOpen}
          trigger="click"
          content={<div style={{ display: "grid", gap: 3, maxWidth: 260 }}>{events(rows)}</div>}
        >
          <button type="button" className={styles.rest}>
            {t("records.more_that_day", { count: rows.length - shown.length })}
          </button>
        </Popover>
      )}
    </div>
  );
}
