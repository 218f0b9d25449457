import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { sentence } from "@/api/problem";
import { useDates, useNow } from "@/lib/dates";
import { useText } from "@/lib/i18n";
import { Ask } from "@/ui/Ask";
import { Button, IconButton } from "@/ui/Button";
import { type Column, DataTable } from "@/ui/DataTable";
import { Filters, Search } from "@/ui/Filters";
import { Bar, Sheet, useTitle } from "@/ui/Page";
import { EmptyState, ErrorLine } from "@/ui/States";
import { tell } from "@/ui/tell";
import { pageQuery, purgeRecord, renew, restoreRecord } from "../api";
import detail from "../components/Detail.module.css";
import styles from "../components/Records.module.css";
import { useRows } from "../rows";
import type { Row } from "../types";

/** What was thrown away, and the way back. */
export default function BinPage() {
  const { type = "" } = useParams();
  const { t } = useTranslation();
  const text = useText();
  const { data: page } = useQuery(pageQuery(type));
  const [words, setWords] = useState("");
  const [purged, setPurged] = useState<Row | null>(null);
  const { found, rows } = useRows(type, { deleted: true, q: words || undefined });
  const acts = useBin(type, () => setPurged(null));
  const columns = useBinColumns((row) => acts.restore.mutate(row), setPurged);
  useTitle(t("records.bin"));
  return (
    <Sheet label={t("records.bin")}>
      <Bar>
        <Link to={`/data/${type}`} aria-label={t("order.back")}>
          <IconButton icon="back" label={t("order.back")} tabIndex={-1} />
        </Link>
        <span className={detail.crumb}>{text(page?.name)} /</span>
        <h1 className={styles.barTitle}>{t("records.bin")}</h1>
      </Bar>
      <Filters>
        <Search label={t("records.search")} value={words} onChange={setWords} />
      </Filters>
      {found.isError && (
        <div className={styles.error}>
          <ErrorLine onRetry={() => void found.refetch()}>{sentence(found.error)}</ErrorLine>
        </div>
      )}
      <div className={styles.pane}>
        <DataTable
          label={t("records.bin")}
          columns={columns}
          rows={rows}
          keyOf={({ id }) => id}
          isLoading={found.isPending}
          empty={<EmptyState title={t("records.bin_empty")} fact={t("records.bin_fact")} />}
        />
        {found.hasNextPage && (
          <div className={styles.morePress}>
            <Button isBusy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
              {t("records.more")}
            </Button>
          </div>
        )}
      </div>
      {purged && (
        <Ask
          title={t("records.purge_title", { title: purged.title || purged.number })}
          act={t("records.purge")}
          isDanger
          isBusy={acts.purge.isPending}
          onAct={() => acts.purge.mutate(purged)}
          onClose={() => setPurged(null)}
        >
          <p>{t("records.purge_fact")}</p>
        </Ask>
      )}
    </Sheet>
  );
}

function useBin(code: string, onPurged: () => void) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const restore = useMutation({
    mutationFn: (row: Row) => restoreRecord(code, row.id),
    onSuccess: async (_, row) => {
      await renew(queries, code, true);
      tell.done(t("records.restored", { title: row.title || row.number }));
    },
  });
  const purge = useMutation({
    mutationFn: (row: Row) => purgeRecord(code, row.id),
    onSuccess: async () => {
      onPurged();
      await renew(queries, code, true);
    },
  });
  return { restore, purge };
}

function useBinColumns(onRestore: (row: Row) => void, onPurge: (row: Row) => void): Column<Row>[] {
  const { t } = useTranslation();
  const dates = useDates();
  const now = useNow(60);
  return [
    {
      key: "title",
      title: t("records.own_title"),
      width: "minmax(150px, 2fr)",
      render: (row) => row.title || row.number || `#${row.id}`,
    },
    {
      key: "number",
      title: t("records.own_number"),
      width: "140px",
      isAside: true,
      render: (row) => row.number,
    },
    {
      key: "changed",
      title: t("records.own_updated_at"),
      width: "minmax(120px, 1fr)",
      isAside: true,
      render: (row) => (
        <span
          title={dates.exact(row.updated_at)}
        >{`${row.updated_by} ${dates.ago(row.updated_at, now)}`}</span>
      ),
    },
    {
      key: "acts",
      title: <span className="sr-only">{t("records.restore")}</span>,
      width: "minmax(160px, auto)",
      isNumber: true,
      render: (row) => (
        <>
          <Button size="s" icon="undo" onClick={() => onRestore(row)}>
            {t("records.restore")}
          </Button>{" "}
          <IconButton
            icon="bin"
            isSmall
            label={t("records.purge_one", { title: row.title })}
            onClick={() => onPurge(row)}
          />
        </>
      ),
    },
  ];
}
