import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { sentence } from "@/api/problem";
import { useDates, useNow } from "@/lib/dates";
import { useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { type Column, DataTable } from "@/ui/DataTable";
import { PersonChip } from "@/ui/Person";
import { EmptyState, ErrorLine } from "@/ui/States";
import { StatusTag } from "@/ui/StatusTag";
import { rowsQuery } from "../api";
import type { Row } from "../types";
import styles from "./Todo.module.css";

export type MyView = "requested" | "handled" | "copied";

/** What one started, had a hand in, or got a copy of: the last changed first. */
export function MyOrders({ view }: { view: MyView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const found = useInfiniteQuery(rowsQuery({ view, sort: "-updated" }));
  const columns = useColumns();
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const back = `/todo?list=${view}`;
  return (
    <div className={styles.mine}>
      {found.isError && <ErrorLine onRetry={() => void found.refetch()}>{sentence(found.error)}</ErrorLine>}
      <DataTable
        label={t(`todo.list_${view}`)}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.number}
        isLoading={found.isPending}
        onOpen={({ number }) =>
          navigate(`/work-orders/${number}`, { state: { back, numbers: rows.map((row) => row.number) } })
        }
        empty={<EmptyState title={t(`todo.none_${view}`)} fact={t(`todo.none_${view}_fact`)} />}
      />
      {found.hasNextPage && (
        <Button size="s" isBusy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t("todo.older")}
        </Button>
      )}
    </div>
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation();
  const text = useText();
  const dates = useDates();
  const now = useNow(60);
  return [
    { key: "number", title: t("column.number"), width: "132px", isAside: true, render: (row) => row.number },
    { key: "title", title: t("column.title"), width: "minmax(160px, 2fr)", render: (row) => row.title },
    {
      key: "status",
      title: t("column.status"),
      width: "minmax(96px, 130px)",
      render: (row) => <StatusTag status={row.status} label={text(row.status_label)} />,
    },
    {
      key: "stage",
      title: t("column.stage"),
      width: "minmax(90px, 1fr)",
      isAside: true,
      render: (row) => text(row.stage?.name),
    },
    {
      key: "assignee",
      title: t("column.assignee"),
      width: "120px",
      isAside: true,
      render: (row) => <PersonChip person={row.assignee} />,
    },
    {
      key: "updated",
      title: t("todo.changed"),
      width: "96px",
      isNumber: true,
      render: (row) => (
        <time dateTime={row.updated_at} title={dates.exact(row.updated_at)}>
          {dates.ago(row.updated_at, now)}
        </time>
      ),
    },
  ];
}
