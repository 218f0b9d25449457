import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";
import { sentence } from "@/api/problem";
import { exact } from "@/lib/dates";
import { differences } from "@/lib/differences";
import { useText } from "@/lib/i18n";
import { Button, IconButton } from "@/ui/Button";
import { type Change, DraftLine, PublishAsk } from "@/ui/Draft";
import { Icon } from "@/ui/icons";
import { LeaveGuard } from "@/ui/leaving";
import { Page } from "@/ui/Page";
import { EmptyState, ErrorLine, SkeletonPage } from "@/ui/States";
import { tell } from "@/ui/tell";
import {
  type CalendarContent,
  type CalendarDetail,
  calendarQuery,
  type Piece,
  usePublishCalendar,
  useSaveCalendar,
  type Week,
  yearQuery,
} from "../api";
import styles from "../components/Calendar.module.css";
import { DayPanel } from "../components/DayPanel";
import { HolidayPanel } from "../components/HolidayPanel";
import { MovesLine } from "../components/MovesLine";
import { WeekEditor } from "../components/WeekEditor";
import { YearLegend, YearView } from "../components/YearView";
import { type DayView, monthsOf, saidHours, workingDays } from "../year";

export default function CalendarPage() {
  const { t } = useTranslation();
  const text = useText();
  const { code = "" } = useParams();
  const calendar = useQuery(calendarQuery(code));
  return (
    <Page
      title={calendar.data ? text(calendar.data.name) : t("calendar.title")}
      acts={<Link to="/admin/calendars">{t("calendar.all")}</Link>}
    >
      {calendar.isError && (
        <ErrorLine onRetry={() => void calendar.refetch()}>{sentence(calendar.error)}</ErrorLine>
      )}
      {calendar.isPending && <SkeletonPage />}
      {calendar.data && <Editor key={code} detail={calendar.data} />}
    </Page>
  );
}

function Editor({ detail }: { detail: CalendarDetail }) {
  const [edited, setEdited] = useState<CalendarContent | null>(null);
  const [isPublishing, setPublishing] = useState(false);
  const save = useSaveCalendar();
  const publish = usePublishCalendar(detail.code);
  const { t } = useTranslation();
  const content = edited ?? detail.draft ?? detail.content;
  const say = useSayWeek();
  function keep(): void {
    if (edited)
      save.mutate(
        { code: detail.code, name: detail.name, content: edited },
        { onSuccess: () => setEdited(null) },
      );
  }
  function act(): void {
    publish.mutate(null, {
      onSuccess: ({ no }) => {
        tell.done(t("drafts.published", { no }));
        setPublishing(false);
      },
    });
  }
  return (
    <>
      <DraftLine
        version={detail}
        isDirty={edited !== null}
        hasDraft={detail.draft !== null}
        problems={0}
        isBusy={save.isPending}
        onSave={keep}
        onForget={() => setEdited(null)}
        onPublish={() => setPublishing(true)}
      />
      {save.isError && <ErrorLine>{sentence(save.error)}</ErrorLine>}
      <div className={styles.body}>
        <LayerLine detail={detail} />
        {detail.no !== null && <MovesLine code={detail.code} />}
        {detail.no === null ? (
          <EmptyState title={t("calendar.unpublished")} fact={t("calendar.unpublished_fact")} />
        ) : (
          <Year detail={detail} />
        )}
        {content && (
          <WeekEditor
            content={content}
            below={(detail.below.at(-1) as WeekBelow | undefined) ?? null}
            onChange={setEdited}
          />
        )}
      </div>
      {edited && <LeaveGuard />}
      {isPublishing && (
        <PublishAsk
          no={detail.no}
          changes={differences(detail.content ?? {}, detail.draft ?? {}).map(say)}
          isBusy={publish.isPending}
          error={publish.error}
          fact={t("calendar.publish_fact")}
          onAct={act}
          onClose={() => setPublishing(false)}
        />
      )}
    </>
  );
}

type WeekBelow = { week: Week; time_zone: string };

/** On what the calendar stands, the nation first; each name leads to its page. */
function LayerLine({ detail }: { detail: CalendarDetail }) {
  const { t } = useTranslation();
  const text = useText();
  if (detail.below.length === 0) return null;
  return (
    <nav className={styles.layers} aria-label={t("calendar.layers")}>
      {detail.below.map((one) => (
        <span key={one.code}>
          <i>{t(`calendar.layer_${one.layer}`)}</i>
          <Link to={`/admin/calendars/${one.code}`}>{text(one.name)}</Link>
          <Icon name="right" size={14} />
        </span>
      ))}
      <span>
        <i>{t(`calendar.layer_${detail.layer}`)}</i>
        <b>{text(detail.name)}</b>
      </span>
    </nav>
  );
}

function useSayWeek() {
  const { t } = useTranslation();
  return ({ path, before, after }: { path: string[]; before: unknown; after: unknown }): Change => {
    const [part = "", key = ""] = path;
    const isHours = part === "week" && path.length === 2;
    const where = isHours
      ? t(`calendar.weekday_${key}`)
      : [t(`calendar.part_${part}`, { defaultValue: part }), key].filter(Boolean).join(" · ");
    const say = (value: unknown) =>
      Array.isArray(value) && isHours
        ? saidHours(value as Piece[]) || t("calendar.off")
        : value === undefined || value === null
          ? ""
          : typeof value === "object"
            ? t("calendar.kept")
            : String(value);
    return { where, before: say(before), after: say(after) };
  };
}

const TODAY = () => exact(Date.now()).slice(0, 10);

/** The year as it holds now; a single day is changed by pressing it. */
function Year({ detail }: { detail: CalendarDetail }) {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const today = TODAY();
  const year = Number(search.get("year") ?? today.slice(0, 4));
  const found = useQuery(yearQuery(detail.code, year));
  const [day, setDay] = useState<DayView | null>(null);
  const [isImporting, setImporting] = useState(false);
  const months = monthsOf(
    year,
    (found.data?.week as Week | undefined) ?? {},
    found.data?.year === year ? found.data.days : [],
  );
  const go = (to: number) => setSearch({ year: String(to) }, { replace: true });
  return (
    <section className={styles.part} aria-label={t("calendar.year", { year })}>
      <h2>
        <span className={styles.stepper}>
          <IconButton icon="left" label={t("calendar.before")} onClick={() => go(year - 1)} />
          <b>{year}</b>
          <IconButton icon="right" label={t("calendar.after")} onClick={() => go(year + 1)} />
        </span>
        <span className={styles.fact}>{t("calendar.days", { count: workingDays(months) })}</span>
        <span className={styles.grow} />
        <Button size="s" icon="plus" onClick={() => setImporting(true)}>
          {t("calendar.import")}
        </Button>
      </h2>
      {found.isError && <ErrorLine onRetry={() => void found.refetch()}>{sentence(found.error)}</ErrorLine>}
      {found.data && !found.data.is_known && (
        <p className={styles.provisional} role="status">
          <Icon name="warn" size={14} /> {t("calendar.provisional", { year })}
        </p>
      )}
      <YearView year={year} months={months} today={today} onDay={setDay} />
      <YearLegend />
      {day && <DayPanel key={day.iso} code={detail.code} day={day} onClose={() => setDay(null)} />}
      {isImporting && <HolidayPanel code={detail.code} year={year} onClose={() => setImporting(false)} />}
    </section>
  );
}
