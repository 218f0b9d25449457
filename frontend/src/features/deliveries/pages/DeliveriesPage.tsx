import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { sentence } from "@/api/problem";
import { useDates, useNow } from "@/lib/dates";
import { Button } from "@/ui/Button";
import { type Column, DataTable } from "@/ui/DataTable";
import { Page } from "@/ui/Page";
import { Segments } from "@/ui/Segments";
import { EmptyState, ErrorLine } from "@/ui/States";
import { tell } from "@/ui/tell";
import { type Delivery, deliveriesQuery, STATES, type State, useDeadLetters } from "../api";
import styles from "../components/Deliveries.module.css";
import { DeliveryPanel } from "../components/DeliveryPanel";
import { Receivers } from "../components/Receivers";

/** What is to leave the system: first of all what could not, and why. */
export default function DeliveriesPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const [opened, open] = useState<Delivery>();
  const [isShowingReceivers, showReceivers] = useState(false);
  const state = STATES.find((each) => each === search.get("state")) ?? "failed";
  const found = useInfiniteQuery(deliveriesQuery(state));
  const { retry } = useDeadLetters();
  const columns = useColumns(state);
  const first = found.data?.pages[0];
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  function retryAll(): void {
    retry.mutate(
      { all: true },
      {
        onSuccess: ({ count }) => tell.done(t("deliveries.retried", { count })),
        onError: (problem) => tell.error(sentence(problem)),
      },
    );
  }
  return (
    <Page
      title={t("deliveries.title")}
      acts={
        <>
          <Button kind="text" icon="hook" onClick={() => showReceivers(true)}>
            {t("deliveries.receivers")}
          </Button>
          {state === "failed" && rows.length > 0 && (
            <Button icon="redo" isBusy={retry.isPending} onClick={retryAll}>
              {t("deliveries.retry_all")}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.states}>
        <Segments
          label={t("deliveries.state")}
          value={state}
          onChange={(value: State) => setSearch(value === "failed" ? {} : { state: value })}
          segments={STATES.map((value) => ({
            value,
            label: t(`deliveries.states.${value}`),
            count: first?.counts[value],
          }))}
        />
      </div>
      {found.isError && <ErrorLine onRetry={() => void found.refetch()}>{sentence(found.error)}</ErrorLine>}
      {!found.isError && (
        <div className={styles.list}>
          <DataTable
            label={t(`deliveries.states.${state}`)}
            columns={columns}
            rows={rows}
            keyOf={(row) => row.id}
            isLoading={found.isPending}
            onOpen={open}
            empty={<EmptyState title={t(`deliveries.none.${state}`)} fact={t("deliveries.none_fact")} />}
          />
        </div>
      )}
      {found.hasNextPage && (
        <div className={styles.more}>
          <Button size="s" isBusy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t("deliveries.older")}
          </Button>
        </div>
      )}
      {opened && (
        <DeliveryPanel delivery={opened} most={first?.most_attempts ?? 0} onClose={() => open(undefined)} />
      )}
      {isShowingReceivers && <Receivers onClose={() => showReceivers(false)} />}
    </Page>
  );
}

function useColumns(state: State): Column<Delivery>[] {
  const { t } = useTranslation();
  const dates = useDates();
  const now = useNow(60);
  const moment = (row: Delivery) => row.failed_at ?? row.sent_at ?? row.created_at;
  return [
    {
      key: "kind",
      title: t("deliveries.kind"),
      width: "72px",
      render: (row) => t(`deliveries.kinds.${row.kind}`),
    },
    { key: "about", title: t("deliveries.about"), width: "minmax(160px, 2fr)", render: (row) => row.about },
    {
      key: "to",
      title: t("deliveries.to"),
      width: "minmax(120px, 1fr)",
      isAside: true,
      render: (row) => row.to,
    },
    {
      key: "because",
      title: state === "sent" ? t("deliveries.number") : t("deliveries.because"),
      width: "minmax(120px, 1.4fr)",
      isAside: true,
      render: (row) =>
        state === "sent" ? row.concerns : <span className={styles.error}>{row.last_error || "–"}</span>,
    },
    {
      key: "attempts",
      title: t("deliveries.attempts"),
      width: "56px",
      isNumber: true,
      isAside: true,
      render: (row) => row.attempts,
    },
    {
      key: "at",
      title: t(state === "waiting" ? "deliveries.next" : "deliveries.at"),
      width: "92px",
      isNumber: true,
      render: (row) => {
        const at = state === "waiting" ? (row.next_at ?? row.created_at) : moment(row);
        return (
          <time dateTime={at} title={dates.exact(at)}>
            {state === "waiting" ? dates.moment(at, now) : dates.ago(at, now)}
          </time>
        );
      },
    },
  ];
}
