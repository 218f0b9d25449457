import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { applicationsQuery } from "@/api/choices";
import { sentence } from "@/api/problem";
import { useText } from "@/lib/i18n";
import { Button, IconButton } from "@/ui/Button";
import { PanelPart } from "@/ui/Panel";
import { ErrorLine, SkeletonRows } from "@/ui/States";
import { grantsQuery, type Person, rolesQuery, useGrantRole, useRevokeGrant } from "../api";
import styles from "./Admin.module.css";

/** The roles somebody holds, each in one application or in all. */
export function GrantList({ person }: { person: Person }) {
  const { t } = useTranslation();
  const text = useText();
  const grants = useQuery(grantsQuery(person.id));
  const { data: roles = [] } = useQuery(rolesQuery);
  const { data: applications = [] } = useQuery(applicationsQuery);
  const revoke = useRevokeGrant();
  const roleName = (key: string) => text(roles.find((role) => role.key === key)?.name) || key;
  const placeName = (code: string) =>
    code ? text(applications.find((one) => one.code === code)?.name) || code : t("grants.everywhere");
  return (
    <PanelPart title={t("grants.title")}>
      {grants.isError && (
        <ErrorLine onRetry={() => void grants.refetch()}>{sentence(grants.error)}</ErrorLine>
      )}
      {revoke.isError && <ErrorLine>{sentence(revoke.error)}</ErrorLine>}
      {grants.isPending && <SkeletonRows rows={2} columns="1fr 1fr" />}
      {grants.data?.length === 0 && <p className={styles.fact}>{t("grants.none")}</p>}
      <ul className={styles.lines}>
        {grants.data?.map((grant) => (
          <li key={grant.id}>
            <span className={styles.grow}>{roleName(grant.role)}</span>
            <span className={styles.fact}>{placeName(grant.application)}</span>
            <IconButton
              icon="close"
              isSmall
              label={t("grants.revoke", { role: roleName(grant.role) })}
              disabled={revoke.isPending}
              onClick={() => revoke.mutate(grant.id)}
            />
          </li>
        ))}
      </ul>
      {person.is_active && <GrantForm person={person} />}
    </PanelPart>
  );
}

function GrantForm({ person }: { person: Person }) {
  const { t } = useTranslation();
  const text = useText();
  const { data: roles = [] } = useQuery(rolesQuery);
  const { data: applications = [] } = useQuery(applicationsQuery);
  const [role, setRole] = useState<string>();
  const [application, setApplication] = useState("");
  const grant = useGrantRole();
  return (
    <>
      {grant.isError && <ErrorLine>{sentence(grant.error)}</ErrorLine>}
      <div className={styles.add}>
        <Select<string>
          aria-label={t("grants.role")}
          placeholder={t("grants.role")}
          value={role}
          onChange={setRole}
          options={roles.map((one) => ({ value: one.key, label: text(one.name) }))}
        />
        <Select<string>
          aria-label={t("grants.application")}
          value={application}
          onChange={setApplication}
          options={[
            { value: "", label: t("grants.everywhere") },
            ...applications.map((one) => ({ value: one.code, label: text(one.name) })),
          ]}
        />
        <Button
          isBusy={grant.isPending}
          disabled={!role}
          onClick={() =>
            role &&
            grant.mutate({ person_id: person.id, role, application }, { onSuccess: () => setRole(undefined) })
          }
        >
          {t("grants.give")}
        </Button>
      </div>
    </>
  );
}
