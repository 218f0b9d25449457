import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { Button } from "@/ui/Button";
import { Page } from "@/ui/Page";
import { EmptyState, ErrorLine, SkeletonRows } from "@/ui/States";
import { entriesQuery } from "../api";
import styles from "../components/Audit.module.css";
import { AuditFilters } from "../components/AuditFilters";
import { EntryLine } from "../components/EntryLine";
import { Verifying } from "../components/Verifying";
import { useAuditFilter } from "../useAuditFilter";

export default function AuditPage() {
  const { t } = useTranslation();
  const filter = useAuditFilter();
  const entries = useInfiniteQuery(entriesQuery(filter.query));
  const rows = entries.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <Page title={t("audit.title")} count={entries.data && `${rows.length}${entries.hasNextPage ? "+" : ""}`}>
      <AuditFilters filter={filter} />
      {filter.subject && (
        <Verifying key={`${filter.subject.kind} ${filter.subject.id}`} subject={filter.subject} />
      )}
      {entries.isError && (
        <ErrorLine onRetry={() => void entries.refetch()}>{sentence(entries.error)}</ErrorLine>
      )}
      {entries.isPending && <SkeletonRows columns="120px 90px 1fr" />}
      {entries.isSuccess && rows.length === 0 && (
        <EmptyState title={t("audit.empty")} fact={t("audit.empty_fact")} />
      )}
      <ol className={styles.entries} aria-label={t("audit.title")}>
        {rows.map((entry) => (
          <EntryLine
            key={entry.id}
            entry={entry}
            onActor={(actor) => filter.set({ actor })}
            onSubject={(subject) => filter.set({ subject })}
          />
        ))}
      </ol>
      {entries.hasNextPage && (
        <div className={styles.more}>
          <Button size="s" isBusy={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
            {t("audit.more")}
          </Button>
        </div>
      )}
    </Page>
  );
}
