import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useDates } from "@/lib/dates";
import { useText } from "@/lib/i18n";
import { inboxQuery, markRead } from "../api";
import { Empty } from "../components/Empty";
import { LoadingCards } from "../components/Loading";
import { PageBar } from "../components/PageBar";
import { Trouble } from "../components/Trouble";
import type { InboxItem } from "../contract";

export default function InboxPage() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(inboxQuery);
  const reading = useMutation({
    mutationFn: markRead,
    onSuccess: () => queries.invalidateQueries({ queryKey: inboxQuery.queryKey }),
  });
  const messages = data?.pages.flatMap(({ items }) => items) ?? [];
  const unread = data?.pages[0]?.unread ?? 0;
  return (
    <div className="page-narrow">
      <PageBar title={t("portal.inbox.title")} back="/" />
      {!data && !error && <LoadingCards />}
      {!data && error && (
        <Trouble title={t("portal.trouble.inbox")} error={error} onRetry={() => void refetch()} />
      )}
      {data && messages.length === 0 && (
        <Empty title={t("portal.inbox.none")} about={t("portal.inbox.none_about")} />
      )}
      {unread > 0 && (
        <div className="section-head">
          <span className="small ink-2">{t("portal.inbox.unread", { count: unread })}</span>
          <button type="button" className="link" onClick={() => reading.mutate("all")}>
            {t("portal.inbox.read_all")}
          </button>
        </div>
      )}
      {messages.length > 0 && (
        <ul className="card service-list">
          {messages.map((message) => (
            <li key={message.id}>
              <Message message={message} onOpen={() => !message.is_read && reading.mutate([message.id])} />
            </li>
          ))}
        </ul>
      )}
      {hasNextPage && (
        <div className="more">
          <button type="button" className="btn" onClick={() => void fetchNextPage()}>
            {t("portal.more")}
          </button>
        </div>
      )}
    </div>
  );
}

function Message({ message, onOpen }: { message: InboxItem; onOpen: () => void }) {
  const { t } = useTranslation();
  const text = useText();
  const { ago, exact } = useDates();
  return (
    <Link
      to={message.number ? `/requests/${message.number}` : "/inbox"}
      className={message.is_read ? "message" : "message is-unread"}
      onClick={onOpen}
    >
      <span className="message-mark">
        {!message.is_read && <span className="sr-only">{t("portal.inbox.new")}</span>}
      </span>
      <span className="grow">
        <b>{text(message.text)}</b>
        <small>{message.title}</small>
      </span>
      <time dateTime={message.at} title={exact(message.at)}>
        {ago(message.at)}
      </time>
    </Link>
  );
}
