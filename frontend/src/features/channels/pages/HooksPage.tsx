import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { Ask } from "@/ui/Ask";
import { Button } from "@/ui/Button";
import { Page } from "@/ui/Page";
import { EmptyState, ErrorLine, SkeletonRows } from "@/ui/States";
import links from "../components/FormLinks.module.css";
import { HookCard } from "../components/HookCard";
import { HookPanel } from "../components/HookPanel";
import styles from "../components/Hooks.module.css";
import { hooksQuery, type Opened } from "../hookApi";

/** Addresses by which other systems file work orders. */
export default function HooksPage() {
  const { t } = useTranslation();
  const hooks = useQuery(hooksQuery);
  const [isAsking, setAsking] = useState(false);
  const [opened, setOpened] = useState<Opened | null>(null);
  const rows = hooks.data ?? [];
  const acts = (
    <Button kind="primary" icon="plus" onClick={() => setAsking(true)}>
      {t("hooks.new")}
    </Button>
  );
  return (
    <Page title={t("hooks.title")} count={hooks.data && rows.length} acts={acts}>
      {hooks.isError && <ErrorLine onRetry={() => void hooks.refetch()}>{sentence(hooks.error)}</ErrorLine>}
      {hooks.isPending && <SkeletonRows columns="1fr 90px 120px" />}
      {hooks.isSuccess && rows.length === 0 && (
        <EmptyState title={t("hooks.none")} fact={t("hooks.none_fact")} />
      )}
      <ul className={links.links} aria-label={t("hooks.title")}>
        {rows.map((hook) => (
          <HookCard key={hook.id} hook={hook} onOpened={setOpened} />
        ))}
      </ul>
      {isAsking && (
        <HookPanel
          onClose={() => setAsking(false)}
          onOpened={(made) => {
            setAsking(false);
            setOpened(made);
          }}
        />
      )}
      {opened && <Secret opened={opened} onClose={() => setOpened(null)} />}
    </Page>
  );
}

/** The secret, this once, and how a call is made with it. */
function Secret({ opened, onClose }: { opened: Opened; onClose: () => void }) {
  const { t } = useTranslation();
  const { hook, secret } = opened;
  const header =
    hook.check_by === "bearer"
      ? `Authorization: Bearer ${secret}`
      : "X-Gongdan-Signature: t=<unix>,v1=<HMAC-SHA256(secret, '<unix>.' + body)>";
  return (
    <Ask title={t("hooks.secret")} act={t("hooks.kept")} width={560} onAct={onClose} onClose={onClose}>
      <p>{t("hooks.secret_once")}</p>
      <code className={styles.secret}>{secret}</code>
      <code className={styles.secret}>{`POST ${hook.url}\nContent-Type: application/json\n${header}`}</code>
    </Ask>
  );
}
