import { useQueries, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { comma, nameHere, useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { type Column, DataTable } from "@/ui/DataTable";
import { Quiet } from "@/ui/Mark";
import { Tag } from "@/ui/Marks";
import { Page } from "@/ui/Page";
import { Faces } from "@/ui/Person";
import { EmptyState, ErrorLine } from "@/ui/States";
import { departmentsQuery, type Member, membersQuery, type TeamRow, teamRowsQuery } from "../api";
import styles from "../components/Admin.module.css";
import { TeamPanel } from "../components/TeamPanel";

export default function TeamsPage() {
  const { t } = useTranslation();
  const teams = useQuery(teamRowsQuery);
  const [opened, setOpened] = useState<number | "new" | null>(null);
  const rows = teams.data ?? [];
  const columns = useColumns(rows);
  return (
    <Page
      title={t("teams.title")}
      count={teams.data && rows.length}
      acts={
        <Button kind="primary" icon="plus" onClick={() => setOpened("new")}>
          {t("teams.new")}
        </Button>
      }
    >
      {teams.isError && <ErrorLine onRetry={() => void teams.refetch()}>{sentence(teams.error)}</ErrorLine>}
      <DataTable
        label={t("teams.title")}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.id}
        isLoading={teams.isPending}
        hasFailed={teams.isError}
        onOpen={(row) => setOpened(row.id)}
        empty={<EmptyState title={t("teams.empty")} fact={t("teams.empty_fact")} />}
      />
      {opened !== null && (
        <TeamPanel
          key={opened}
          team={opened === "new" ? null : (rows.find((row) => row.id === opened) ?? null)}
          onClose={() => setOpened(null)}
          onMade={setOpened}
        />
      )}
    </Page>
  );
}

function useColumns(rows: readonly TeamRow[]): Column<TeamRow>[] {
  const { t } = useTranslation();
  const text = useText();
  const { data: departments = [] } = useQuery(departmentsQuery);
  const members = useQueries({ queries: rows.map((row) => membersQuery(row.id)) });
  const membersOf = (row: TeamRow): Member[] => members[rows.indexOf(row)]?.data ?? [];
  const leadsOf = (row: TeamRow) => membersOf(row).filter((member) => member.is_lead);
  return [
    {
      key: "name",
      title: t("teams.name"),
      width: "minmax(150px, 1.6fr)",
      render: (row) => (
        <span className={styles.inline}>
          <span className={styles.clip}>{text(row.name)}</span>
          {row.service_desk_of.length > 0 && <Tag>{t("teams.desk")}</Tag>}
          {!row.is_active && <Quiet>{t("teams.closed")}</Quiet>}
        </span>
      ),
    },
    {
      key: "department",
      title: t("people.department"),
      width: "minmax(110px, 1fr)",
      isAside: true,
      render: (row) => text(departments.find((one) => one.id === row.department_id)?.name),
    },
    {
      key: "lead",
      title: t("teams.lead"),
      width: "minmax(90px, 1fr)",
      render: (row) =>
        leadsOf(row).length > 0 ? (
          leadsOf(row)
            .map((member) => nameHere(member.person))
            .join(comma())
        ) : (
          <Quiet>{t("teams.no_lead")}</Quiet>
        ),
    },
    {
      key: "members",
      title: t("teams.members"),
      width: "130px",
      isAside: true,
      render: (row) => (
        <span className={styles.inline}>
          {membersOf(row).length > 0 && <Faces people={membersOf(row).map((member) => member.person)} />}
        </span>
      ),
    },
    {
      key: "count",
      title: t("teams.count"),
      width: "52px",
      isNumber: true,
      render: (row) => membersOf(row).length,
    },
  ];
}
