import { useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { PersonBrief } from "@/api/session";
import { useDates, useNow } from "@/lib/dates";
import { nameHere, useText } from "@/lib/i18n";
import { Section } from "@/ui/Page";
import { StatusTag } from "@/ui/StatusTag";
import { foundOrdersQuery, ordersOfQuery } from "../api";
import type { Row } from "../types";
import styles from "./NewOrder.module.css";

/** What this person has asked before, and orders that sound alike: perhaps it is there already. */
export function SameRequester({ requester, words }: { requester: PersonBrief | null; words: string }) {
  const { t } = useTranslation();
  const asked = useDeferredValue(words.trim());
  const theirs = useQuery({ ...ordersOfQuery(requester?.id ?? 0), enabled: requester !== null });
  const alike = useQuery({ ...foundOrdersQuery(asked), enabled: asked.length >= 2 });
  return (
    <aside className={styles.side} aria-label={t("new.known")}>
      {!requester && asked.length < 2 && <p className={styles.hint}>{t("new.known_hint")}</p>}
      {requester && (
        <Section title={t("new.theirs", { name: nameHere(requester) })} count={theirs.data?.length}>
          <Orders rows={theirs.data ?? []} none={t("new.theirs_none")} />
        </Section>
      )}
      {asked.length >= 2 && (
        <Section title={t("new.alike")}>
          <Orders rows={alike.data ?? []} none={t("new.alike_none")} />
        </Section>
      )}
    </aside>
  );
}

function Orders({ rows, none }: { rows: readonly Row[]; none: string }) {
  const text = useText();
  const dates = useDates();
  const now = useNow(60);
  if (rows.length === 0) return <p className={styles.hint}>{none}</p>;
  return rows.map((row) => (
    <Link key={row.number} to={`/work-orders/${row.number}`} className={styles.known}>
      <span>{row.title}</span>
      <small>
        <StatusTag status={row.status} label={text(row.status_label)} />
        {row.number} · {dates.ago(row.created_at, now)}
      </small>
    </Link>
  ));
}
