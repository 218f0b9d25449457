import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { useDates, useNow } from "@/lib/dates";
import { Ask } from "@/ui/Ask";
import { Button } from "@/ui/Button";
import { type Column, DataTable } from "@/ui/DataTable";
import { Code, Quiet } from "@/ui/Mark";
import { Tag } from "@/ui/Marks";
import { Page } from "@/ui/Page";
import { PersonChip } from "@/ui/Person";
import { EmptyState, ErrorLine } from "@/ui/States";
import { tell } from "@/ui/tell";
import { type ApiKey, apiKeysQuery, useRevokeApiKey } from "../api";
import styles from "../components/Admin.module.css";
import { KeyPanel } from "../components/KeyPanel";
import { faceOf } from "../faces";

type Standing = "valid" | "expired" | "revoked";

function standingOf(key: ApiKey): Standing {
  if (key.revoked_at) return "revoked";
  return new Date(key.expires_at).getTime() < Date.now() ? "expired" : "valid";
}

export default function ApiKeysPage() {
  const { t } = useTranslation();
  const keys = useQuery(apiKeysQuery);
  const [isMaking, setMaking] = useState(false);
  const [revoked, setRevoked] = useState<ApiKey | null>(null);
  const columns = useColumns(setRevoked);
  return (
    <Page
      title={t("keys.title")}
      count={keys.data?.length}
      acts={
        <Button kind="primary" icon="plus" onClick={() => setMaking(true)}>
          {t("keys.new")}
        </Button>
      }
    >
      {keys.isError && <ErrorLine onRetry={() => void keys.refetch()}>{sentence(keys.error)}</ErrorLine>}
      <DataTable
        label={t("keys.title")}
        columns={columns}
        rows={keys.data ?? []}
        keyOf={(row) => row.id}
        isLoading={keys.isPending}
        hasFailed={keys.isError}
        empty={
          <EmptyState title={t("keys.empty")} fact={t("keys.empty_fact")}>
            <Button size="s" onClick={() => setMaking(true)}>
              {t("keys.new")}
            </Button>
          </EmptyState>
        }
      />
      {isMaking && <KeyPanel onClose={() => setMaking(false)} />}
      {revoked && <RevokeAsk apiKey={revoked} onClose={() => setRevoked(null)} />}
    </Page>
  );
}

function useColumns(onRevoke: (key: ApiKey) => void): Column<ApiKey>[] {
  const { t } = useTranslation();
  const dates = useDates();
  const now = useNow(60);
  return [
    {
      key: "name",
      title: t("keys.name"),
      width: "minmax(120px, 1.2fr)",
      render: (row) => (
        <span className={styles.inline}>
          <span className={styles.clip}>{row.name}</span>
          {standingOf(row) !== "valid" && <Quiet>{t(`keys.${standingOf(row)}`)}</Quiet>}
        </span>
      ),
    },
    {
      key: "prefix",
      title: t("keys.begins"),
      width: "130px",
      isAside: true,
      render: (row) => <Code>{row.prefix}…</Code>,
    },
    {
      key: "owner",
      title: t("keys.owner"),
      width: "minmax(90px, .8fr)",
      isAside: true,
      render: (row) => <PersonChip person={faceOf(row.owner_id, row.owner_name)} />,
    },
    {
      key: "scopes",
      title: t("keys.scopes"),
      width: "minmax(110px, 1.4fr)",
      isAside: true,
      render: (row) => (
        <span className={styles.inline}>
          {row.scopes.map((scope) => (
            <Tag key={scope}>{t(`permissions.accounts.${scope}`)}</Tag>
          ))}
        </span>
      ),
    },
    {
      key: "used",
      title: t("keys.used"),
      width: "100px",
      isNumber: true,
      isAside: true,
      render: (row) =>
        row.last_used_at ? (
          <span title={dates.exact(row.last_used_at)}>{dates.ago(row.last_used_at, now)}</span>
        ) : (
          <Quiet>{t("keys.never_used")}</Quiet>
        ),
    },
    {
      key: "expires",
      title: t("keys.expires"),
      width: "106px",
      isNumber: true,
      render: (row) => <span title={dates.exact(row.expires_at)}>{dates.calendarDate(row.expires_at)}</span>,
    },
    {
      key: "act",
      title: "",
      width: "58px",
      render: (row) =>
        standingOf(row) === "valid" ? (
          <Button size="s" kind="text" onClick={() => onRevoke(row)}>
            {t("keys.revoke")}
          </Button>
        ) : null,
    },
  ];
}

function RevokeAsk({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const { t } = useTranslation();
  const revoke = useRevokeApiKey();
  function act(): void {
    revoke.mutate(apiKey.id, {
      onSuccess: () => {
        tell.done(t("keys.revoked_done", { name: apiKey.name }));
        onClose();
      },
    });
  }
  return (
    <Ask
      title={t("keys.revoke_title", { name: apiKey.name })}
      act={t("keys.revoke")}
      isDanger
      isBusy={revoke.isPending}
      onAct={act}
      onClose={onClose}
    >
      {revoke.isError && <ErrorLine>{sentence(revoke.error)}</ErrorLine>}
      <p>{t("keys.revoke_fact")}</p>
    </Ask>
  );
}
