import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { useDates } from "@/lib/dates";
import { say } from "@/lib/i18n";
import { Ask } from "./Ask";
import { Button } from "./Button";
import styles from "./Draft.module.css";
import { Tag } from "./Marks";
import { ErrorLine } from "./States";

export type Version = { no: number; published_at: string | null; by?: string; isCurrent: boolean };

type DraftLineProps = {
  version: { no: number | null; published_at: string | null };
  isDirty: boolean;
  hasDraft: boolean;
  problems: number;
  isBusy: boolean;
  onSave: () => void;
  onForget: () => void;
  /** Throws the stored draft away, where the server offers that. */
  onDiscard?: () => void;
  onPublish: () => void;
  children?: ReactNode;
};

/** What holds, what is being prepared, and the step from one to the other. */
export function DraftLine({
  version,
  isDirty,
  hasDraft,
  problems,
  isBusy,
  children,
  ...acts
}: DraftLineProps) {
  const { t } = useTranslation();
  const dates = useDates();
  const holds =
    version.no === null
      ? t("drafts.never")
      : t("drafts.holds", {
          no: version.no,
          date: version.published_at ? dates.moment(version.published_at) : "",
        });
  return (
    <div className={styles.line}>
      {children}
      <span className={styles.holds}>
        {(hasDraft || isDirty) && <Tag tone="accent">{t(isDirty ? "drafts.unsaved" : "drafts.draft")}</Tag>}
        {problems > 0 && !isDirty && <Tag tone="late">{t("drafts.problems", { count: problems })}</Tag>}
        <span>{holds}</span>
      </span>
      <span className={styles.acts}>
        {isDirty && (
          <Button kind="text" onClick={acts.onForget}>
            {t("drafts.forget")}
          </Button>
        )}
        {!isDirty && hasDraft && acts.onDiscard && (
          <Button kind="text" disabled={isBusy} onClick={acts.onDiscard}>
            {t("drafts.discard")}
          </Button>
        )}
        {isDirty && (
          <Button isBusy={isBusy} onClick={acts.onSave}>
            {t("drafts.save")}
          </Button>
        )}
        {(hasDraft || isDirty) && (
          <Button
            kind="primary"
            isBusy={isBusy}
            disabled={isDirty || problems > 0}
            title={isDirty ? t("drafts.save_first") : undefined}
            onClick={acts.onPublish}
          >
            {t("drafts.publish")}
          </Button>
        )}
      </span>
    </div>
  );
}

export type Change = { where: string; before: ReactNode; after: ReactNode };

type PublishAskProps = {
  no: number | null;
  changes: readonly Change[];
  isBusy: boolean;
  error?: unknown;
  fact?: ReactNode;
  /** The button's word where it does not publish. */
  act?: string;
  onAct: () => void;
  onClose: () => void;
};

/** Shows what will be different before it is. */
export function PublishAsk({ no, changes, isBusy, error, fact, act, onAct, onClose }: PublishAskProps) {
  const { t } = useTranslation();
  return (
    <Ask
      title={t("drafts.publish_title", { no: (no ?? 0) + 1 })}
      act={act ?? t("drafts.publish_now")}
      width={560}
      isBusy={isBusy}
      onAct={onAct}
      onClose={onClose}
    >
      {error ? <ErrorLine>{sentence(error)}</ErrorLine> : null}
      <Changes changes={changes} />
      <p className={styles.fact}>{fact ?? t("drafts.publish_fact")}</p>
    </Ask>
  );
}

/** Where, what was, what is. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation();
  if (changes.length === 0) return <p className={styles.fact}>{t("drafts.no_changes")}</p>;
  return (
    <ul className={styles.changes} aria-label={t("drafts.changes")}>
      {changes.map((change, index) => (
        <li key={index}>
          <span>{change.where}</span>
          <span>
            {change.before !== "" && <del>{change.before}</del>}{" "}
            {change.after !== "" && <ins>{change.after}</ins>}
          </span>
        </li>
      ))}
    </ul>
  );
}

type VersionListProps = { versions: readonly Version[]; isBusy?: boolean; onBack?: (no: number) => void };

/** Every published version, the newest first. */
export function VersionList({ versions, isBusy, onBack }: VersionListProps) {
  const { t } = useTranslation();
  const dates = useDates();
  if (versions.length === 0) return <p className={styles.fact}>{t("drafts.no_versions")}</p>;
  return (
    <ul className={styles.versions}>
      {versions.map((version) => (
        <li key={version.no}>
          <b>v{version.no}</b>
          {version.isCurrent && <Tag tone="accent">{t("drafts.current")}</Tag>}
          <span
            className={styles.fact}
            title={version.published_at ? dates.exact(version.published_at) : undefined}
          >
            {version.published_at ? dates.moment(version.published_at) : ""}
            {version.by ? ` · ${version.by}` : ""}
          </span>
          {!version.isCurrent && onBack && (
            <Button size="s" disabled={isBusy} onClick={() => onBack(version.no)}>
              {t("drafts.back")}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Who published: a stored actor, a person by name, anything else by its kind. */
export function actorName(actor: unknown): string {
  if (typeof actor !== "object" || actor === null) return "";
  const { kind, name } = actor as { kind?: unknown; name?: unknown };
  if (kind !== "person" && typeof kind === "string") return say(`actors.kernel.${kind}`);
  return typeof name === "string" ? name : "";
}
