import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { type Role, rolesQuery } from "@/features/accounts/api";
import { useText } from "@/lib/i18n";
import { ErrorLine, SkeletonRows } from "@/ui/States";
import { LEVELS, type RoleAccess, reachesAll, SCOPES, usualAccess } from "../settings";
import type { Level } from "../types";
import styles from "./Settings.module.css";

type Permissions = Record<string, RoleAccess>;
type RoleLevelsProps = { permissions: Permissions; onChange: (permissions: Permissions) => void };

/** How far each role goes with the records, and with which of them. */
export function RoleLevels({ permissions, onChange }: RoleLevelsProps) {
  const { t } = useTranslation();
  const roles = useQuery(rolesQuery);
  if (roles.isError)
    return <ErrorLine onRetry={() => void roles.refetch()}>{sentence(roles.error)}</ErrorLine>;
  if (roles.isPending) return <SkeletonRows columns="160px 1fr 1fr" rows={5} />;
  return (
    <table className={styles.roles}>
      <thead>
        <tr>
          <th>{t("records.role")}</th>
          <th>{t("records.role_level")}</th>
          <th>{t("records.role_scope")}</th>
        </tr>
      </thead>
      <tbody>
        {roles.data.map((role) => (
          <RoleLine
            key={role.key}
            role={role}
            said={permissions[role.key]}
            onSay={(access) => {
              const { [role.key]: _, ...others } = permissions;
              onChange(access ? { ...others, [role.key]: access } : others);
            }}
          />
        ))}
      </tbody>
    </table>
  );
}

const USUAL = "usual";

type RoleLineProps = { role: Role; said?: RoleAccess; onSay: (access: RoleAccess | null) => void };

function RoleLine({ role, said, onSay }: RoleLineProps) {
  const { t } = useTranslation();
  const text = useText();
  const name = text(role.name);
  if (reachesAll(role)) {
    return (
      <tr>
        <th scope="row">{name}</th>
        <td colSpan={2}>{t("records.role_all")}</td>
      </tr>
    );
  }
  const { level, scope = "all" } = said ?? usualAccess(role);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <Select<Level | typeof USUAL>
          className={styles.wide}
          aria-label={t("records.level_of", { role: name })}
          value={said ? level : USUAL}
          onChange={(next) => onSay(next === USUAL ? null : { level: next, scope })}
          options={[
            {
              value: "usual",
              label: t("records.usual", { level: t(`records.set_${usualAccess(role).level}`) }),
            },
            ...LEVELS.map((one) => ({ value: one, label: t(`records.set_${one}`) })),
          ]}
        />
      </td>
      <td>
        <Select
          className={styles.wide}
          aria-label={t("records.scope_of", { role: name })}
          disabled={level === "none"}
          value={scope}
          onChange={(next) => onSay({ level, scope: next })}
          options={SCOPES.map((one) => ({ value: one, label: t(`records.scope_${one}`) }))}
        />
      </td>
    </tr>
  );
}
