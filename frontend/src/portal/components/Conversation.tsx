import { useTranslation } from "react-i18next";
import { FileGallery } from "@/features/files/components/FileGallery";
import { useText } from "@/lib/i18n";
import type { TalkItem } from "../contract";
import { useTimes } from "../useTimes";
import { Avatar } from "./Avatar";

/** What was said and what happened, oldest first. */
export function Conversation({ items }: { items: TalkItem[] }) {
  const { t } = useTranslation();
  return (
    <section className="talk-log" aria-label={t("portal.talk.label")}>
      {items.map((item) =>
        item.is_event ? <Event key={item.id} item={item} /> : <Said key={item.id} item={item} />,
      )}
    </section>
  );
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

function Said({ item }: { item: TalkItem }) {
  const { clock, exact } = useTimes();
  return (
    <article className={item.from_me ? "talk talk-me" : "talk"}>
      {!item.from_me && <Avatar name={item.name} tint={item.tint} size="small" />}
      <div>
        {item.attachments.length > 0 && (
          <div className="talk-files">
            <FileGallery files={item.attachments} />
          </div>
        )}
        {item.body && <p className="bubble written">{item.body}</p>}
        <p className="talk-when">
          {!item.from_me && `${item.name} `}
          <time dateTime={item.at} title={exact(item.at)}>
            {clock(item.at)}
          </time>
        </p>
      </div>
    </article>
  );
}
