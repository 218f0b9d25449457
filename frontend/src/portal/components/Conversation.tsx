import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { FileGallery } from "@/features/files/components/FileGallery";
import { useText } from "@/lib/i18n";
import type { TalkItem } from "../contract";
import { useTimes } from "../useTimes";
import { Avatar } from "./Avatar";

interface ConversationProps {
  items: TalkItem[];
  isOpenable?: boolean;
}

/** What was said and what happened, oldest first. */
export function Conversation({ items, isOpenable }: ConversationProps) {
  const { t } = useTranslation();
  const log = useNewestShown(items);
  return (
    <section className="talk-log" aria-label={t("portal.talk.label")} ref={log}>
      {items.map((item) =>
        item.comment ? (
          <Said key={item.id} item={item} comment={item.comment} isOpenable={isOpenable} />
        ) : (
          <Event key={item.id} item={item} />
        ),
      )}
    </section>
  );
}

/** What one has just said is shown, wherever one read before. */
function useNewestShown(items: TalkItem[]) {
  const log = useRef<HTMLElement>(null);
  const known = useRef(items.length);
  useEffect(() => {
    const isNewMine = items.length > known.current && items.at(-1)?.comment?.role === "requester";
    known.current = items.length;
    if (isNewMine) log.current?.lastElementChild?.scrollIntoView?.({ block: "center" });
  }, [items]);
  return log;
}

function Event({ item }: { item: TalkItem }) {
  const text = useText();
  const { clock, exact } = useTimes();
  return (
    <p className="talk-event">
      <time dateTime={item.at} title={exact(item.at)}>
        {clock(item.at)}
      </time>
      <span>{text(item.text)}</span>
    </p>
  );
}

interface SaidProps {
  item: TalkItem;
  comment: NonNullable<TalkItem["comment"]>;
  isOpenable?: boolean;
}

function Said({ item, comment, isOpenable }: SaidProps) {
  const { t } = useTranslation();
  const { clock, exact } = useTimes();
  const isMine = comment.role === "requester";
  const speaker = item.actor.name || t("portal.talk.automatic");
  return (
    <article className={isMine ? "talk talk-me" : "talk"}>
      {!isMine && <Avatar name={speaker} tint={item.actor.tint} size="small" />}
      <div>
        {comment.attachments.length > 0 && (
          <div className="talk-files">
            <FileGallery files={comment.attachments} isOpenable={isOpenable} />
          </div>
        )}
        {comment.body && <p className="bubble written">{comment.body}</p>}
        <p className="talk-when">
          {!isMine && `${speaker} `}
          <time dateTime={item.at} title={exact(item.at)}>
            {clock(item.at)}
          </time>
        </p>
      </div>
    </article>
  );
}
