import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { sentence } from "@/api/problem";
import { useDates, useNow } from "@/lib/dates";
import { Button } from "@/ui/Button";
import { Page } from "@/ui/Page";
import { EmptyState, ErrorLine, SkeletonRows } from "@/ui/States";
import { type KeptMail, keptMailQuery } from "../api";
import styles from "../components/KeptMail.module.css";
import { MailView } from "../components/MailView";

/** The mails that a demonstration would have sent: a list, and one of them as its reader gets it. */
export default function KeptMailPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const found = useInfiniteQuery(keptMailQuery);
  const mails = found.data?.pages.flatMap((page) => page.items) ?? [];
  const chosen = mails.find((mail) => String(mail.id) === search.get("mail"));
  return (
    <Page title={t("kept_mail.title")} count={<span className={styles.hint}>{t("kept_mail.hint")}</span>}>
      {found.isError && <ErrorLine onRetry={() => void found.refetch()}>{sentence(found.error)}</ErrorLine>}
      {found.isPending && <SkeletonRows columns="1fr 90px" />}
      {found.isSuccess && mails.length === 0 && (
        <EmptyState title={t("kept_mail.none")} fact={t("kept_mail.none_fact")} />
      )}
      {mails.length > 0 && (
        <div className={`${styles.panes} ${chosen ? styles.reading : ""}`}>
          <ul className={styles.mails} aria-label={t("kept_mail.list")}>
            {mails.map((mail) => (
              <MailLine
                key={mail.id}
                mail={mail}
                isChosen={mail === chosen}
                onOpen={() => setSearch({ mail: String(mail.id) }, { replace: true })}
              />
            ))}
            {found.hasNextPage && (
              <li className={styles.more}>
                <Button size="s" isBusy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
                  {t("kept_mail.older")}
                </Button>
              </li>
            )}
          </ul>
          {chosen ? (
            <MailView key={chosen.id} mail={chosen} onBack={() => setSearch({}, { replace: true })} />
          ) : (
            <p className={styles.choose}>{t("kept_mail.choose")}</p>
          )}
        </div>
      )}
    </Page>
  );
}

function MailLine({ mail, isChosen, onOpen }: { mail: KeptMail; isChosen: boolean; onOpen: () => void }) {
  const dates = useDates();
  const now = useNow(60);
  return (
    <li>
      <button
        type="button"
        className={`${styles.mail} ${isChosen ? styles.chosen : ""}`}
        aria-current={isChosen ? "true" : undefined}
        onClick={onOpen}
      >
        <b>{mail.subject}</b>
        <time dateTime={mail.at} title={dates.exact(mail.at)}>
          {dates.ago(mail.at, now)}
        </time>
        <span>{mail.to}</span>
      </button>
    </li>
  );
}
