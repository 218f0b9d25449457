import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDates } from "@/lib/dates";
import { nameHere } from "@/lib/i18n";
import { Icon, type IconName } from "./icons";
import { Avatar, type Face, SystemFace } from "./Person";
import styles from "./Timeline.module.css";

export function Timeline({ children, label }: { children: ReactNode; label: string }) {
  return (
    <section className={styles.timeline} aria-label={label}>
      {children}
    </section>
  );
}

export function DayHead({ at, now }: { at: string; now: number }) {
  const dates = useDates();
  return (
    <div className={styles.day}>
      <span>{dates.dayHead(at, now)}</span>
    </div>
  );
}

/** The time of day alone: the day stands above. */
function TimeOf({ at }: { at: string }) {
  const dates = useDates();
  return (
    <time className={styles.time} dateTime={at} title={dates.exact(at)}>
      {dates.timeOfDay(at)}
    </time>
  );
}

type EventLineProps = { at: string; icon: IconName; children: ReactNode; why?: ReactNode };

/** What happened, in one line. */
export function EventLine({ at, icon, children, why }: EventLineProps) {
  return (
    <div className={`${styles.entry} ${styles.event}`}>
      <span className={styles.sign}>
        <Icon name={icon} size={14} />
      </span>
      <div className={styles.line}>
        <span className={styles.sentence}>{children}</span>
        {why}
        <TimeOf at={at} />
      </div>
    </div>
  );
}

type SpeechProps = {
  at: string;
  person: Face | null;
  role: string;
  kind: "reply" | "requester" | "note";
  /** To whom it went and by which way, or where it came from. */
  aside?: string;
  children: ReactNode;
  attachments?: ReactNode;
};

/** What somebody wrote: a reply, the requester's words, or a note on paper that the requester never sees. */
export function SpeechCard({ at, person, role, kind, aside, children, attachments }: SpeechProps) {
  const { t } = useTranslation();
  return (
    <article className={`${styles.entry} ${styles[kind]}`}>
      <span className={styles.face}>
        {person ? <Avatar person={person} size="l" /> : <SystemFace size="l" />}
      </span>
      <div className={styles.card}>
        <header className={styles.head}>
          <b>{nameHere(person) || t("ui.system")}</b>
          <span className={styles.role}>{role}</span>
          {kind === "note" && (
            <span className={styles.unseen}>
              <Icon name="lock" size={12} />
              {t("ui.note_unseen")}
            </span>
          )}
          {kind !== "note" && aside && (
            <span className={styles.aside}>
              {kind === "reply" && <Icon name="reply" size={12} />}
              {aside}
            </span>
          )}
          <TimeOf at={at} />
        </header>
        <div className={styles.words}>{children}</div>
        {attachments}
      </div>
    </article>
  );
}
