import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDates } from "@/lib/dates";
import { Icon } from "@/ui/icons";
import { Code } from "@/ui/Mark";
import { Avatar, SystemFace } from "@/ui/Person";
import type { Entry } from "../api";
import { asKept, detailsOf, forPeople } from "../details";
import type { ActorFilter, Subject } from "../useAuditFilter";
import { useFactWords } from "../useFactWords";
import styles from "./Audit.module.css";

type EntryLineProps = {
  entry: Entry;
  onActor: (actor: ActorFilter) => void;
  onSubject: (subject: Subject) => void;
};

const TINTS = 6;

/** When, who, what, to what, in words; pressed open, everything as it is kept besides. */
export function EntryLine({ entry, onActor, onSubject }: EntryLineProps) {
  const { t } = useTranslation();
  const dates = useDates();
  const [isOpen, setOpen] = useState(false);
  const { actor } = entry;
  const isPerson = actor.kind === "person" && actor.id !== null;
  const who = isPerson ? actor.name : t(`actors.kernel.${actor.kind}`, { defaultValue: actor.name });
  const details = detailsOf(entry.facts);
  const told = forPeople(details).map(useFactWords(entry.event));
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
          {told
            .map((one) => `${one.name} ${one.before === null ? "" : `${one.before} → `}${one.after}`)
            .join(" · ")}
        </span>
      </div>
      {isOpen && (
        <dl className={styles.details}>
          {told.map((one) => (
            <div key={one.name}>
              <dt>{one.name}</dt>
              <dd>
                {one.before !== null && <del>{one.before}</del>} {one.after}
              </dd>
            </div>
          ))}
          <div>
            <dt>{t("audit.raw")}</dt>
            <dd className={styles.kept}>
              {details.map(({ name, before, after }) => (
                <div key={name}>
                  <Code>{name || "after"}</Code> {before !== undefined && <del>{asKept(before)}</del>}{" "}
                  {asKept(after)}
                </div>
              ))}
            </dd>
          </div>
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
