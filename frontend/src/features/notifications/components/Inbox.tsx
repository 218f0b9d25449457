import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { sentence } from "@/api/problem";
import { useDates, useNow } from "@/lib/dates";
import { useText } from "@/lib/i18n";
import { Button, IconButton } from "@/ui/Button";
import { PriorityMark } from "@/ui/Marks";
import { Segments } from "@/ui/Segments";
import { EmptyState, ErrorLine, SkeletonRows } from "@/ui/States";
import { inboxQuery, type Notice, useMarkRead } from "../api";
import styles from "./Bell.module.css";
import { QuietHoursPanel } from "./QuietHoursPanel";

/** What concerns me, newest first. */
export default function Inbox({ onGone }: { onGone: () => void }) {
  const { t } = useTranslation();
  const [which, setWhich] = useState<"all" | "unread">("all");
  const inbox = useInfiniteQuery(inboxQuery(which === "unread"));
  const markRead = useMarkRead();
  const [isQuieting, setQuieting] = useState(false);
  const notices = inbox.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <div className={styles.tools}>
        <Segments
          label={t("inbox.which")}
          value={which}
          onChange={setWhich}
          segments={[
            { value: "all", label: t("inbox.all") },
            { value: "unread", label: t("inbox.unread") },
          ]}
        />
        <IconButton icon="clock" label={t("quiet.title")} onClick={() => setQuieting(true)} />
        <Button kind="text" size="s" icon="check" onClick={() => markRead.mutate({ all: true })}>
          {t("inbox.read_all")}
        </Button>
      </div>
      {inbox.isError && <ErrorLine onRetry={() => void inbox.refetch()}>{sentence(inbox.error)}</ErrorLine>}
      {inbox.isPending && <SkeletonRows columns="8px 22px 1fr 60px" />}
      {inbox.isSuccess && notices.length === 0 && (
        <EmptyState title={t("inbox.none")} fact={t("inbox.none_fact")} />
      )}
      {notices.map((notice) => (
        <NoticeLine
          key={notice.id}
          notice={notice}
          onOpen={() => [notice.is_read || markRead.mutate({ ids: [notice.id] }), onGone()]}
        />
      ))}
      {inbox.hasNextPage && (
        <div className={styles.more}>
          <Button onClick={() => void inbox.fetchNextPage()} isBusy={inbox.isFetchingNextPage}>
            {t("inbox.older")}
          </Button>
        </div>
      )}
      {isQuieting && <QuietHoursPanel onClose={() => setQuieting(false)} />}
    </>
  );
}

function NoticeLine({ notice, onOpen }: { notice: Notice; onOpen: () => void }) {
  const { t } = useTranslation();
  const dates = useDates();
  const text = useText();
  const now = useNow(60);
  const waits = notice.waits_until && Date.parse(notice.waits_until) > now ? notice.waits_until : null;
  return (
    <Link
      to={notice.path || `/work-orders/${notice.number}`}
      className={`${styles.notice} ${notice.is_read ? styles.read : ""}`}
      onClick={onOpen}
    >
      <span className={styles.dot} />
      <PriorityMark priority={notice.priority} />
      <span className={styles.text}>{text(notice.text)}</span>
      <time className={styles.time} dateTime={notice.at} title={dates.exact(notice.at)}>
        {dates.ago(notice.at, now)}
      </time>
      <span className={styles.order}>{[notice.number, notice.title].filter(Boolean).join(" · ")}</span>
      {waits && (
        <span className={styles.order}>
          {t(`quiet.waits_${notice.waits_for}`, { moment: dates.moment(waits, now) })}
        </span>
      )}
    </Link>
  );
}
