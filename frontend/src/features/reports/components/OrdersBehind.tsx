import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Query } from "@/api/client";
import { sentence } from "@/api/problem";
import { useStepName } from "@/features/flows/designer/useSaid";
import { useDates, useNow } from "@/lib/dates";
import { Panel } from "@/ui/Panel";
import { ErrorLine, SkeletonRows } from "@/ui/States";
import { behindQuery, type OrdersBehind as Found } from "../api";
import { lateness, whySaid } from "../conformance";
import styles from "./Conformance.module.css";
import type { Opened } from "./StepTable";

type OrdersBehindProps = { code: string; query: Query; opened: Opened; onClose: () => void };

/** The orders that one number counts. */
export function OrdersBehind({ code, query, opened, onClose }: OrdersBehindProps) {
  const { t } = useTranslation();
  const nameOf = useStepName();
  const { step, what } = opened;
  const found = useQuery(behindQuery(code, { ...query, step: step.key, what }));
  const items = found.data?.items ?? [];
  return (
    <Panel
      title={t("conformance.behind", { step: nameOf(step), what: t(`conformance.${what}`) })}
      onClose={onClose}
    >
      {found.isError && <ErrorLine onRetry={() => void found.refetch()}>{sentence(found.error)}</ErrorLine>}
      {found.isPending && <SkeletonRows rows={5} />}
      {found.data && found.data.total > items.length && (
        <p className={styles.note}>
          {t("conformance.first_of", { count: items.length, total: found.data.total })}
        </p>
      )}
      <ul className={styles.behind}>
        {items.map((one) => (
          <OrderLine key={one.number} one={one} opened={opened} />
        ))}
      </ul>
    </Panel>
  );
}

function OrderLine({ one, opened }: { one: Found["items"][number]; opened: Opened }) {
  const { t } = useTranslation();
  const dates = useDates();
  const now = useNow(60);
  return (
    <li>
      <Link to={`/work-orders/${one.number}`}>
        {one.number} {one.title}
      </Link>
      {one.late_minutes > 0 ? (
        <em>{t("dates.over", { time: lateness(one.late_minutes) })}</em>
      ) : (
        one.left_at && (
          <time dateTime={one.left_at} title={dates.exact(one.left_at)}>
            {dates.ago(one.left_at, now)}
          </time>
        )
      )}
      {opened.what === "skipped" && <small>{whySaid(one, t)}</small>}
      {opened.what === "repeated" && <small>{t("conformance.rounds", { count: one.rounds })}</small>}
    </li>
  );
}
