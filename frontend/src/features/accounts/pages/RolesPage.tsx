import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { comma, useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { type Column, DataTable } from "@/ui/DataTable";
import { Code } from "@/ui/Mark";
import { Tag } from "@/ui/Marks";
import { Page } from "@/ui/Page";
import { ErrorLine } from "@/ui/States";
import { permissionsQuery, type Role, rolesQuery } from "../api";
import styles from "../components/Admin.module.css";
import { RolePanel } from "../components/RolePanel";

export default function RolesPage() {
  const { t } = useTranslation();
  const text = useText();
  const roles = useQuery(rolesQuery);
  const { data: permissions = [] } = useQuery(permissionsQuery);
  const [opened, setOpened] = useState<Role | "new" | null>(null);
  const said = (code: string) => text(permissions.find((one) => one.code === code)?.name) || code;
  const columns: Column<Role>[] = [
    {
      key: "name",
      title: t("roles.name"),
      width: "minmax(130px, 1fr)",
      render: (row) => (
        <span className={styles.inline}>
          <span className={styles.clip}>{text(row.name)}</span>
          {row.is_builtin && <Tag>{t("roles.builtin")}</Tag>}
        </span>
      ),
    },
    {
      key: "scope",
      title: t("roles.scope"),
      width: "minmax(110px, 1fr)",
      render: (row) => t(`scopes.accounts.${row.scope}`),
    },
    {
      key: "permissions",
      title: t("roles.permissions"),
      width: "minmax(160px, 2.4fr)",
      isAside: true,
      render: (row) => (
        <span title={row.permissions.map(said).join(comma())}>
          {row.permissions.map(said).join(comma()) || t("roles.nothing")}
        </span>
      ),
    },
    {
      key: "key",
      title: t("admin.code"),
      width: "110px",
      isAside: true,
      render: (row) => <Code>{row.key}</Code>,
    },
  ];
  return (
    <Page
      title={t("roles.title")}
      count={roles.data?.length}
      acts={
        <Button kind="primary" icon="plus" onClick={() => setOpened("new")}>
          {t("roles.new")}
        </Button>
      }
    >
      {roles.isError && <ErrorLine onRetry={() => void roles.refetch()}>{sentence(roles.error)}</ErrorLine>}
      <DataTable
        label={t("roles.title")}
        columns={columns}
        rows={roles.data ?? []}
        keyOf={(row) => row.key}
        isLoading={roles.isPending}
        hasFailed={roles.isError}
        onOpen={setOpened}
      />
      {opened && <RolePanel role={opened === "new" ? null : opened} onClose={() => setOpened(null)} />}
    </Page>
  );
}
