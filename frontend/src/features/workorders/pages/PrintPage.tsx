import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { sentence } from "@/api/problem";
import { organizationQuery, useMe } from "@/api/session";
import { useDates } from "@/lib/dates";
import { nameHere, useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { useTitle } from "@/ui/Page";
import { ErrorLine, SkeletonPage } from "@/ui/States";
import { StatusTag } from "@/ui/StatusTag";
import { answerFormQuery } from "../answerForm";
import { detailQuery, passagesQuery, timelineQuery } from "../api";
import { Effort, Parts } from "../components/paper/Effort";
import { Facts, Said, Solution } from "../components/paper/Facts";
import { History } from "../components/paper/History";
import styles from "../components/paper/Paper.module.css";
import { Stages } from "../components/paper/Stages";
import type { Detail } from "../types";

/** One order on A4: everything the reader may see of it, nothing folded away. */
export default function PrintPage() {
  const { number = "" } = useParams();
  const { t } = useTranslation();
  const order = useQuery(detailQuery(number));
  const passages = useQuery(passagesQuery(number));
  const timeline = useQuery(timelineQuery(number, ""));
  useTitle(number);
  const form = useQuery(answerFormQuery(number));
  const failed = [order, passages, timeline, form].find((query) => query.isError);
  const isReady = order.data && passages.data && timeline.data && form.data;
  return (
    <div className={styles.desk}>
      <nav className={styles.bar} aria-label={t("paper.title")}>
        <Link to={`/work-orders/${number}`}>{t("paper.back")}</Link>
        <Button kind="primary" icon="print" disabled={!isReady} onClick={() => window.print()}>
          {t("order.print")}
        </Button>
      </nav>
      {failed && <ErrorLine onRetry={() => void failed.refetch()}>{sentence(failed.error)}</ErrorLine>}
      {!failed && !isReady && <SkeletonPage />}
      {isReady && (
        <main className={styles.paper} aria-label={t("paper.title")}>
          <Head detail={order.data} />
          <Facts detail={order.data} form={form.data} />
          <Said detail={order.data} />
          <Stages passages={passages.data} />
          <Solution detail={order.data} />
          <Parts detail={order.data} />
          <Effort detail={order.data} />
          <History entries={timeline.data} />
          <Signatures />
        </main>
      )}
    </div>
  );
}

function Head({ detail }: { detail: Detail }) {
  const { t } = useTranslation();
  const text = useText();
  const dates = useDates();
  const me = useMe();
  const organization = useQuery(organizationQuery);
  return (
    <header className={styles.head}>
      <p>
        <span>{text(organization.data?.organization)}</span>
        <span>{t("paper.printed", { name: nameHere(me.person), at: dates.full(Date.now()) })}</span>
      </p>
      <h1>{detail.title}</h1>
      <p className={styles.marks}>
        <b>{detail.number}</b>
        <span>{text(detail.type.name)}</span>
        <StatusTag status={detail.status} label={text(detail.status_label)} />
        <b>P{detail.priority}</b>
        {detail.is_vip && <b>VIP</b>}
        {detail.is_imported && <span>{t("order.imported")}</span>}
      </p>
    </header>
  );
}

function Signatures() {
  const { t } = useTranslation();
  return (
    <footer className={styles.signatures}>
      {["paper.sign_handler", "paper.sign_requester", "paper.sign_date"].map((word) => (
        <span key={word}>{t(word)}</span>
      ))}
    </footer>
  );
}
