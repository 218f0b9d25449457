import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { sentence } from "@/api/problem";
import { useMe } from "@/api/session";
import { useDates } from "@/lib/dates";
import { nameHere } from "@/lib/i18n";
import { Button, IconButton } from "@/ui/Button";
import { Page } from "@/ui/Page";
import { EmptyState, ErrorLine, SkeletonPage } from "@/ui/States";
import { TeamSelect } from "../components/TeamSelect";
import { teamsQuery } from "../directory";
import { type Roster, rosterQuery, useUnplan } from "../roster/api";
import styles from "../roster/Roster.module.css";
import { ShiftPanel } from "../roster/ShiftPanel";
import { dayAfter, dayOf, momentOf, onDay, weekOf } from "../roster/week";

/** Who of a team works when, who is on call, who is away: a week at a time. */
export default function RosterPage() {
  const { t } = useTranslation();
  const dates = useDates();
  const { data: teams = [] } = useQuery(teamsQuery);
  const [picked, setPicked] = useState<string | null>(null);
  const [offset, setOffset] = useState(0);
  const [adding, setAdding] = useState<"shifts" | "leave" | null>(null);
  const me = useMe();
  const team = picked ?? ownFirst(teams, me)?.code ?? "";
  const days = weekOf(dayOf(Date.now()), offset);
  const [monday = "", sunday = ""] = [days[0], days[6]];
  const roster = useQuery(rosterQuery(team, momentOf(monday, "00:00"), momentOf(dayAfter(sunday), "00:00")));
  return (
    <Page
      title={t("roster.title")}
      acts={
        <>
          <Button size="s" onClick={() => setAdding("leave")}>
            {t("roster.leave")}
          </Button>
          <Button size="s" icon="plus" onClick={() => setAdding("shifts")}>
            {t("roster.plan")}
          </Button>
        </>
      }
    >
      <div className={styles.week}>
        <span className={styles.team}>
          <TeamSelect value={team || null} onChange={setPicked} label={t("assign.team")} />
        </span>
        <IconButton icon="left" label={t("roster.before")} onClick={() => setOffset(offset - 1)} />
        <b>
          {dates.calendarDate(momentOf(monday, "12:00"))} – {dates.calendarDate(momentOf(sunday, "12:00"))}
        </b>
        <IconButton icon="right" label={t("roster.after")} onClick={() => setOffset(offset + 1)} />
        <span className={styles.fact}>{t("roster.fact")}</span>
        <Link to="/team/risks">{t("risks.title")}</Link>
      </div>
      {roster.isError && (
        <ErrorLine onRetry={() => void roster.refetch()}>{sentence(roster.error)}</ErrorLine>
      )}
      {roster.isPending && team !== "" && <SkeletonPage />}
      {roster.data?.people.length === 0 && (
        <EmptyState title={t("roster.none")} fact={t("roster.none_fact")} />
      )}
      {roster.data && roster.data.people.length > 0 && <Plan roster={roster.data} days={days} />}
      {adding && roster.data && (
        <ShiftPanel
          kind={adding}
          team={team}
          people={roster.data.people}
          days={days}
          onClose={() => setAdding(null)}
        />
      )}
    </Page>
  );
}

function Plan({ roster, days }: { roster: Roster; days: string[] }) {
  const { t } = useTranslation();
  const dates = useDates();
  const unplan = useUnplan();
  const today = dayOf(Date.now());
  const hours = (span: { from_at: string; until_at: string }) =>
    `${dates.timeOfDay(span.from_at)}–${dates.timeOfDay(span.until_at)}`;
  return (
    <div className={styles.plan}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("team.person")}</th>
            {days.map((day) => (
              <th key={day} scope="col" className={day === today ? styles.today : undefined}>
                {dates.weekdayName(momentOf(day, "12:00"))} {day.slice(5)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {roster.people.map((person) => (
            <tr key={person.id}>
              <th scope="row">{nameHere(person)}</th>
              {days.map((day) => (
                <td key={day} className={day === today ? styles.today : undefined}>
                  {onDay(
                    roster.leaves.filter((one) => one.person_id === person.id),
                    day,
                  ).map((one) => (
                    <span key={one.id} className={styles.leave} title={one.reason}>
                      {t("roster.away")}
                      <IconButton
                        icon="bin"
                        isSmall
                        label={t("roster.drop_leave", { name: nameHere(person) })}
                        onClick={() => unplan.mutate({ kind: "leaves", id: one.id })}
                      />
                    </span>
                  ))}
                  {onDay(
                    roster.shifts.filter((one) => one.person_id === person.id),
                    day,
                  ).map((one) => (
                    <span key={one.id} className={one.is_on_call ? styles.onCall : styles.shift}>
                      {hours(one)} {one.is_on_call && t("roster.on_call")}
                      <IconButton
                        icon="bin"
                        isSmall
                        label={t("roster.drop_shift", { name: nameHere(person), hours: hours(one) })}
                        onClick={() => unplan.mutate({ kind: "shifts", id: one.id })}
                      />
                    </span>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Own = { led_team_ids: readonly number[]; team_ids: readonly number[] };

/** The team one leads, else one's own, else the first there is. */
function ownFirst<T extends { id: number }>(teams: readonly T[], me: Own): T | undefined {
  return (
    teams.find((team) => me.led_team_ids.includes(team.id)) ??
    teams.find((team) => me.team_ids.includes(team.id)) ??
    teams[0]
  );
}
