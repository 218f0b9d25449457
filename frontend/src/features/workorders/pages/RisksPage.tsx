import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { sentence } from "@/api/problem";
import { useDates } from "@/lib/dates";
import { nameHere } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { ClockCell } from "@/ui/Clock";
import { type Column, DataTable } from "@/ui/DataTable";
import { PriorityMark } from "@/ui/Marks";
import { Page } from "@/ui/Page";
import { EmptyState, ErrorLine } from "@/ui/States";
import styles from "../components/Risks.module.css";
import { TeamPages } from "../components/TeamPages";
import { backlogQuery, type Risk, risksQuery, useRelief } from "../risks";

const HOURS = [4, 8, 24, 72];

/** Promises that are broken or will be soon, and what can be done about each at once. */
export default function RisksPage() {
  const { t } = useTranslation();
  const [hours, setHours] = useState(8);
  const risks = useQuery(risksQuery(hours));
  const late = useQuery(backlogQuery);
  const dates = useDates();
  const rows = risks.data ?? [];
  return (
    <Page
      title={t("risks.title")}
      count={rows.length || undefined}
      acts={
        <Select<number>
          aria-label={t("risks.within")}
          value={hours}
          onChange={setHours}
          options={HOURS.map((count) => ({ value: count, label: t("risks.hours", { count }) }))}
        />
      }
    >
      <TeamPages />
      {late.data && late.data.waiting > 0 && (
        <p className={styles.behind} role="status">
          {t("risks.behind", {
            count: late.data.waiting,
            time: dates.hoursMinutes(Math.ceil(late.data.lag_seconds / 60)),
          })}
        </p>
      )}
      {risks.isError && <ErrorLine onRetry={() => void risks.refetch()}>{sentence(risks.error)}</ErrorLine>}
      <DataTable
        label={t("risks.title")}
        columns={useColumns()}
        rows={rows}
        keyOf={(risk) => `${risk.order.number} ${risk.clock.metric}`}
        isLoading={risks.isPending}
        empty={<EmptyState title={t("risks.none")} fact={t("risks.none_fact")} />}
      />
    </Page>
  );
}

function useColumns(): Column<Risk>[] {
  const { t } = useTranslation();
  return [
    {
      key: "order",
      title: t("risks.order"),
      width: "minmax(120px, 2fr)",
      render: ({ order }) => (
        <Link className={styles.order} to={`/work-orders/${order.number}`}>
          <PriorityMark priority={order.priority as 1 | 2 | 3 | 4} /> <span>{order.title}</span>
        </Link>
      ),
    },
    {
      key: "clock",
      title: t("risks.promise"),
      width: "minmax(150px, 1fr)",
      render: ({ clock }) => <ClockCell clock={clock} />,
    },
    {
      key: "who",
      isAside: true,
      title: t("risks.who"),
      width: "minmax(90px, 0.8fr)",
      render: ({ order }) => nameHere(order.assignee) || t("risks.nobody"),
    },
    {
      key: "acts",
      isAside: true,
      title: t("risks.now"),
      width: "minmax(220px, 2fr)",
      render: (risk) => <Relief risk={risk} />,
    },
  ];
}

function Relief({ risk }: { risk: Risk }) {
  const { t } = useTranslation();
  const { acknowledge, assign } = useRelief();
  const { number } = risk.order;
  const isBusy = acknowledge.isPending || assign.isPending;
  return (
    <span className={styles.acts}>
      {risk.acts.includes("assign") &&
        risk.free.slice(0, 2).map(({ person, open }) => (
          <Button
            key={person.id}
            size="s"
            disabled={isBusy}
            onClick={() => assign.mutate({ number, person: person.id, reason: t("risks.reason") })}
          >
            {t("risks.give", { name: nameHere(person), open })}
          </Button>
        ))}
      {risk.acts.includes("acknowledge") && (
        <Button
          size="s"
          kind="text"
          disabled={isBusy}
          onClick={() => acknowledge.mutate({ number, metric: risk.clock.metric })}
        >
          {t("why.know")}
        </Button>
      )}
      {risk.is_acknowledged && <span className={styles.known}>{t("risks.known")}</span>}
    </span>
  );
}
