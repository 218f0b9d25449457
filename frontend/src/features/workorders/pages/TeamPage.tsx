import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { put } from "@/api/client";
import { sentence } from "@/api/problem";
import { TeamSelect } from "@/features/accounts/components/TeamSelect";
import { useDates, useNow } from "@/lib/dates";
import { nameHere } from "@/lib/i18n";
import { type Column, DataTable } from "@/ui/DataTable";
import { Page } from "@/ui/Page";
import { PersonChip } from "@/ui/Person";
import { EmptyState, ErrorLine } from "@/ui/States";
import { loadQuery } from "../api";
import styles from "../components/Team.module.css";
import { TeamPages } from "../components/TeamPages";
import type { Load } from "../types";

/** Who has how much in hand, what is late, who is away. */
export default function TeamPage() {
  const { t } = useTranslation();
  const [team, setTeam] = useState<string | null>(null);
  const load = useQuery(loadQuery(team ?? ""));
  const teams = load.data ?? [];
  const rows = uniqueOf(teams.flatMap(({ people }) => people));
  const unassigned = teams.reduce((sum, one) => sum + one.unassigned, 0);
  return (
    <Page
      title={t("team.title")}
      count={rows.length || undefined}
      acts={
        <div className={styles.pick}>
          <TeamSelect value={team} onChange={setTeam} label={t("assign.team")} placeholder={t("team.all")} />
        </div>
      }
    >
      <TeamPages />
      {load.isError && <ErrorLine onRetry={() => void load.refetch()}>{sentence(load.error)}</ErrorLine>}
      <Totals rows={rows} unassigned={unassigned} />
      <DataTable
        label={t("team.title")}
        columns={useColumns(Math.max(1, ...rows.map((row) => Math.max(row.capacity, row.open))))}
        rows={rows}
        keyOf={(row) => row.person.id}
        isLoading={load.isPending}
        empty={<EmptyState title={t("team.none")} fact={t("team.none_fact")} />}
      />
    </Page>
  );
}

/** Somebody in two teams is one person with one load. */
function uniqueOf(rows: readonly Load[]): Load[] {
  return [...new Map(rows.map((row) => [row.person.id, row])).values()];
}

function Totals({ rows, unassigned }: { rows: readonly Load[]; unassigned: number }) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  const sum = (of: (row: Load) => number) => rows.reduce((total, row) => total + of(row), 0);
  const figures = [
    { word: "team.open", value: sum((row) => row.open) },
    { word: "team.unassigned", value: unassigned },
    { word: "team.late", value: sum((row) => row.late), tone: styles.late },
    { word: "team.at_risk", value: sum((row) => row.at_risk), tone: styles.risk },
    { word: "team.available", value: rows.filter((row) => row.is_available).length },
  ];
  return (
    <dl className={styles.totals}>
      {figures.map(({ word, value, tone }) => (
        <div key={word}>
          <dt>{t(word)}</dt>
          <dd className={value > 0 ? tone : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function useColumns(most: number): Column<Load>[] {
  const { t } = useTranslation();
  return [
    {
      key: "person",
      title: t("team.person"),
      width: "minmax(120px, 1fr)",
      render: (row) => (
        <Link to={`/work/all?assignee=${row.person.id}`}>
          <PersonChip person={row.person} isPresent={row.is_available} />
        </Link>
      ),
    },
    {
      key: "load",
      isAside: true,
      title: t("team.load"),
      width: "minmax(120px, 2fr)",
      render: (row) => <Bar row={row} most={most} />,
    },
    {
      key: "open",
      title: t("team.open"),
      width: "84px",
      isNumber: true,
      render: (row) => `${row.open} / ${row.capacity}`,
    },
    {
      key: "in_progress",
      isAside: true,
      title: t("status.in_progress"),
      width: "72px",
      isNumber: true,
      render: (row) => row.in_progress,
    },
    {
      key: "waiting",
      isAside: true,
      title: t("status.waiting"),
      width: "64px",
      isNumber: true,
      render: (row) => row.waiting,
    },
    {
      key: "at_risk",
      isAside: true,
      title: t("team.at_risk"),
      width: "72px",
      isNumber: true,
      render: (row) => <Figure value={row.at_risk} tone={styles.risk} />,
    },
    {
      key: "late",
      title: t("team.late"),
      width: "64px",
      isNumber: true,
      render: (row) => <Figure value={row.late} tone={styles.late} />,
    },
    {
      key: "oldest",
      isAside: true,
      title: t("team.oldest"),
      width: "96px",
      isNumber: true,
      render: (row) => <Oldest at={row.oldest_at} />,
    },
    {
      key: "available",
      title: t("team.takes"),
      width: "84px",
      isNumber: true,
      render: (row) => <Available row={row} />,
    },
  ];
}

function Figure({ value, tone }: { value: number; tone: string | undefined }) {
  return <span className={value > 0 ? tone : styles.nothing}>{value}</span>;
}

function Oldest({ at }: { at: string | null }) {
  const dates = useDates();
  const now = useNow(60);
  return at ? <time dateTime={at}>{dates.ago(at, now)}</time> : <span className={styles.nothing}>—</span>;
}

/** What is in hand against what one can carry: late, at risk, the rest. */
function Bar({ row, most }: { row: Load; most: number }) {
  const { t } = useTranslation();
  const share = (value: number) => `${(value / most) * 100}%`;
  const rest = Math.max(0, row.open - row.late - row.at_risk);
  return (
    <span
      className={styles.bar}
      role="img"
      aria-label={t("assign.load", { open: row.open, capacity: row.capacity })}
    >
      <i className={styles.barLate} style={{ width: share(row.late) }} />
      <i className={styles.barRisk} style={{ width: share(row.at_risk) }} />
      <i className={styles.barRest} style={{ width: share(rest) }} />
      <u style={{ left: share(row.capacity) }} />
    </span>
  );
}

function Available({ row }: { row: Load }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const changing = useMutation({
    mutationFn: (is_available: boolean) =>
      put("/people/{person_id}/availability", { path: { person_id: row.person.id }, body: { is_available } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["team-load"] }),
  });
  return (
    <Switch
      size="small"
      checked={row.is_available}
      loading={changing.isPending}
      aria-label={t("team.takes_of", { name: nameHere(row.person) })}
      onChange={(is_available) => changing.mutate(is_available)}
    />
  );
}
