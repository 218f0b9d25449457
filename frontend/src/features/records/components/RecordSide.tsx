import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Answer } from "@/features/forms/definition";
import { hasText, useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/icons";
import { Section } from "@/ui/Page";
import { type Status, StatusTag } from "@/ui/StatusTag";
import { historyQuery, revealAnswer } from "../api";
import { useColumns } from "../columns";
import type { Linked, RecordDetail, TypePage } from "../types";
import styles from "./Detail.module.css";
import { History } from "./History";

type RecordSideProps = { page: TypePage; detail: RecordDetail };

/** Everything that hangs together with a record: its links, what links to it, work orders, history. */
export function RecordSide({ page, detail }: RecordSideProps) {
  const { t } = useTranslation();
  const backs = detail.back_links.filter(({ count }) => count > 0);
  const links = detail.links.filter(({ count }) => count > 0);
  const linked = backs.length + links.length + detail.holders.length;
  const isAlone = linked + page.orders.length === 0;
  return (
    <>
      <Sensitive page={page} detail={detail} />
      {detail.holders.length + page.orders.length > 0 && <Orders page={page} detail={detail} />}
      {[...backs, ...links].map((linked) => (
        <LinkedSection key={`${linked.record_type} ${linked.field}`} linked={linked} code={page.code} />
      ))}
      {isAlone && (
        <Section title={t("records.linked")}>
          <p className={styles.quiet}>{t("records.nothing_linked")}</p>
        </Section>
      )}
      <Past code={page.code} id={detail.row.id} />
    </>
  );
}

function LinkedSection({ linked }: { linked: Linked; code: string }) {
  const { t } = useTranslation();
  const text = useText();
  const rest = linked.count - linked.records.length;
  return (
    <Section title={text(linked.label)} count={linked.count}>
      <ul>
        {linked.records.map((record) => (
          <li key={record.id}>
            <Link to={`/data/${linked.record_type}/${record.id}`} className={styles.link}>
              <span>{record.title || record.number || `#${record.id}`}</span>
              {record.number && record.title && <small>{record.number}</small>}
            </Link>
          </li>
        ))}
      </ul>
      {rest > 0 && <p className={styles.quiet}>{t("records.and_others", { count: rest })}</p>}
    </Section>
  );
}

const STATUSES = new Set(["new", "assigned", "in_progress", "waiting", "resolved", "closed", "cancelled"]);

function Orders({ page, detail }: RecordSideProps) {
  const { t } = useTranslation();
  const text = useText();
  const { holders, row } = detail;
  return (
    <Section title={t("records.orders")} count={holders.length}>
      <ul>
        {holders.map((holder) => (
          <li key={holder.number}>
            <Link to={`/work-orders/${holder.number}`} className={styles.link}>
              {STATUSES.has(holder.status) ? (
                <StatusTag status={holder.status as Status} isAlone />
              ) : (
                <Icon name="work" size={14} />
              )}
              <span title={`${holder.number} ${text(holder.kind_name)}`}>{holder.title}</span>
              <small>{holder.number}</small>
            </Link>
          </li>
        ))}
      </ul>
      <div className={styles.files}>
        {page.orders.map(({ type, name, field }) => (
          <Link key={type} to={`/new?type=${type}&about=${field}:${row.id}`} className={styles.file}>
            <Icon name="plus" size={12} />
            {text(name)}
          </Link>
        ))}
      </div>
    </Section>
  );
}

/** Answers shown only in part; whoever may see one whole does so knowing that it is kept. */
function Sensitive({ page, detail }: RecordSideProps) {
  const { t } = useTranslation();
  const columns = useColumns(page).filter(
    ({ code, field }) => detail.row.masked.includes(code) && field.kind !== "secret",
  );
  if (columns.length === 0) return null;
  return (
    <Section title={t("records.sensitive")}>
      {columns.map(({ code, label }) => (
        <OneSensitive
          key={code}
          type={page.code}
          id={detail.row.id}
          field={code}
          label={label}
          masked={detail.row.texts[code] ?? "•••"}
          mayReveal={detail.access[code] === "read" || detail.access[code] === "edit"}
        />
      ))}
      <p className={styles.quiet}>{t("fields.reveal_recorded")}</p>
    </Section>
  );
}

type OneSensitiveProps = {
  type: string;
  id: number;
  field: string;
  label: string;
  masked: string;
  mayReveal: boolean;
};

function OneSensitive({ type, id, field, label, masked, mayReveal }: OneSensitiveProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [whole, setWhole] = useState<Answer>(null);
  const revealing = useMutation({
    mutationFn: () => revealAnswer(type, id, field),
    onSuccess: (answer) => {
      setWhole(answer);
      void queries.invalidateQueries({ queryKey: historyQuery(type, id).queryKey });
    },
  });
  const said = typeof whole === "object" && whole !== null ? JSON.stringify(whole) : String(whole);
  return (
    <div className={styles.sensitive}>
      <span>{label}</span>
      <code>{whole === null ? masked : said}</code>
      {mayReveal && (
        <Button
          kind="text"
          size="s"
          icon="eye"
          isBusy={revealing.isPending}
          onClick={() => (whole === null ? revealing.mutate() : setWhole(null))}
        >
          {t(whole === null ? "fields.reveal" : "fields.conceal")}
        </Button>
      )}
    </div>
  );
}

const FIRST_SHOWN = 8;

function Past({ code, id }: { code: string; id: number }) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(historyQuery(code, id));
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? data : data.slice(0, FIRST_SHOWN);
  return (
    <Section title={t("records.history")} count={data.length || undefined}>
      <History
        entries={shown}
        nameOf={(event) => (hasText(`events.${event}`) ? t(`events.${event}`) : event)}
      />
      {data.length > shown.length && (
        <Button kind="text" size="s" onClick={() => setWhole(true)}>
          {t("records.whole_history", { count: data.length })}
        </Button>
      )}
    </Section>
  );
}
