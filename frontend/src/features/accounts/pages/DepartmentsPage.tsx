import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { type Column, DataTable } from "@/ui/DataTable";
import { Icon } from "@/ui/icons";
import { Code, Quiet } from "@/ui/Mark";
import { Page } from "@/ui/Page";
import { PersonChip } from "@/ui/Person";
import { EmptyState, ErrorLine } from "@/ui/States";
import { type Department, departmentsQuery } from "../api";
import styles from "../components/Admin.module.css";
import { DepartmentPanel } from "../components/DepartmentPanel";
import { faceOf } from "../faces";
import { inTree } from "../tree";

const STEP = 20;

export default function DepartmentsPage() {
  const { t } = useTranslation();
  const text = useText();
  const departments = useQuery(departmentsQuery);
  const [opened, setOpened] = useState<Department | "new" | null>(null);
  const rows = inTree(departments.data ?? []);
  const columns: Column<Department>[] = [
    {
      key: "name",
      title: t("departments.name"),
      width: "minmax(170px, 2fr)",
      render: (row) => (
        <span className={styles.inline}>
          <span className={styles.indent} style={{ width: (row.path.length - 1) * STEP }} />
          {row.path.length > 1 && <Icon name="sub" size={13} />}
          <span className={styles.clip}>{text(row.name)}</span>
          {!row.is_active && <Quiet>{t("departments.closed")}</Quiet>}
        </span>
      ),
    },
    {
      key: "head",
      title: t("departments.head"),
      width: "minmax(110px, 1fr)",
      render: (row) =>
        row.head_id ? (
          <PersonChip person={faceOf(row.head_id, row.head_name)} />
        ) : (
          <Quiet>{t("departments.no_head")}</Quiet>
        ),
    },
    {
      key: "code",
      title: t("admin.code"),
      width: "minmax(100px, 1fr)",
      isAside: true,
      render: (row) => <Code>{row.code}</Code>,
    },
  ];
  return (
    <Page
      title={t("departments.title")}
      count={departments.data && rows.length}
      acts={
        <Button kind="primary" icon="plus" onClick={() => setOpened("new")}>
          {t("departments.new")}
        </Button>
      }
    >
      {departments.isError && (
        <ErrorLine onRetry={() => void departments.refetch()}>{sentence(departments.error)}</ErrorLine>
      )}
      <DataTable
        label={t("departments.title")}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.id}
        isLoading={departments.isPending}
        hasFailed={departments.isError}
        onOpen={setOpened}
        empty={<EmptyState title={t("departments.empty")} fact={t("departments.empty_fact")} />}
      />
      {opened && (
        <DepartmentPanel
          department={opened === "new" ? null : opened}
          all={rows}
          onClose={() => setOpened(null)}
        />
      )}
    </Page>
  );
}
