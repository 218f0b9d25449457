import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDates } from "@/lib/dates";
import { Icon } from "@/ui/icons";
import { Code } from "@/ui/Mark";
import { Avatar, SystemFace } from "@/ui/Person";
import type { Entry } from "../api";
import { detailsOf } from "../details";
import type { ActorFilter, Subject } from "../useAuditFilter";
import styles from "./Audit.module.css";

type EntryLineProps = {
  entry: Entry;
  onActor: (actor: ActorFilter) => void;
  onSubject: (subject: Subject) => void;
};

const TINTS = 6;

/** When, who, what, to what; pressed open, everything it says. */
export function EntryLine({ entry, onActor, onSubject }: EntryLineProps) {
  const { t } = useTranslation();
  const dates = useDates();
  const [isOpen, setOpen] = useState(false);
  const { actor } = entry;
  const isPerson = actor.kind === "person" && actor.id !== null;
  const who = isPerson ? actor.name : t(`actors.kernel.${actor.kind}`, { defaultValue: actor.name });
  const details = detailsOf(entry.facts);
  return (
    <li className={styles.entry}>
      <div className={styles.line}>
        <button
          type="button"
          className={styles.open}
          aria-expanded={isOpen}
          aria-label={t("audit.details")}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name={isOpen ? "down" : "right"} size={13} />
        </button>
        <time title={dates.exact(entry.at)}>{dates.full(entry.at)}</time>
        <button
          type="button"
          className={styles.who}
          onClick={() => onActor({ kind: actor.kind, id: actor.id, name: actor.name })}
        >
          {isPerson ? (
            <Avatar person={{ name: actor.name, tint: ((actor.id ?? 0) % TINTS) + 1 }} />
          ) : (
            <SystemFace />
          )}
          <span>{who}</span>
        </button>
        <span className={styles.what}>{t(`events.${entry.event}`, { defaultValue: entry.event })}</span>
        <button
          type="button"
          className={styles.subject}
          onClick={() => onSubject({ kind: entry.subject_kind, id: entry.subject_id })}
        >
          {t(`subjects.audit.${entry.subject_kind}`, { defaultValue: entry.subject_kind })} {entry.subject_id}
        </button>
        <span className={styles.brief}>
          {details
            .map((one) => `${one.name} ${one.before ? `${one.before} → ` : ""}${one.after}`)
            .join(" · ")}
        </span>
      </div>
      {isOpen && (
        <dl className={styles.details}>
          {details.map((detail) => (
            <div key={detail.name}>
              <dt>{detail.name ? <Code>{detail.name}</Code> : t("audit.value")}</dt>
              <dd>
                {detail.before !== null && <del>{detail.before}</del>} {detail.after}
              </dd>
            </div>
          ))}
          <div>
            <dt>{t("audit.place")}</dt>
            <dd>
              {t("audit.seq", { seq: entry.seq })} <Code>{entry.hash}</Code>
            </dd>
          </div>
        </dl>
      )}
    </li>
  );
}
