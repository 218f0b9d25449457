import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./BulkBar.module.css";
import { Icon, type IconName } from "./icons";
import { Kbd } from "./Kbd";

type BulkBarProps = {
  count: number;
  /** There are more than were counted. */
  isMore?: boolean;
  children: ReactNode;
  onClear: () => void;
};

/** What can be done with everything chosen; floats above the list's foot. */
export function BulkBar({ count, isMore, children, onClear }: BulkBarProps) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <div className={styles.bar} role="toolbar" aria-label={t("ui.bulk")}>
      <b aria-live="polite">{t(isMore ? "ui.chosen_more" : "ui.chosen", { count })}</b>
      <span className={styles.split} />
      {children}
      <span className={styles.split} />
      <BulkAct icon="close" label={t("ui.clear_choice")} onClick={onClear} isBare />
    </div>
  );
}

type BulkActProps = {
  icon: IconName;
  label: string;
  shortcut?: string;
  onClick: () => void;
  isBare?: boolean;
};

export function BulkAct({ icon, label, shortcut, onClick, isBare }: BulkActProps) {
  return (
    <button
      type="button"
      className={styles.act}
      onClick={onClick}
      aria-label={isBare ? label : undefined}
      title={label}
    >
      <Icon name={icon} size={14} />
      {!isBare && <span className={styles.word}>{label}</span>}
      {shortcut && <Kbd>{shortcut}</Kbd>}
    </button>
  );
}
