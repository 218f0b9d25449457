import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./Button";
import { Icon } from "./icons";
import styles from "./States.module.css";

type EmptyStateProps = { title: string; fact?: ReactNode; children?: ReactNode };

/** One sentence that is true now, one useful fact, at most two acts. */
export function EmptyState({ title, fact, children }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <svg
        className={styles.picture}
        width="64"
        height="64"
        viewBox="0 0 64 64"
        aria-hidden="true"
        fill="none"
      >
        <path
          d="M12 22h40v28a4 4 0 0 1-4 4H16a4 4 0 0 1-4-4zM18 16h28M24 10h16"
          strokeLinecap="round"
          strokeWidth="1.5"
        />
        <path
          d="M24 38l6 6 11-12"
          className={styles.tick}
          strokeLinecap="round"
          strokeLinejoin="round"
          strokeWidth="2.2"
        />
      </svg>
      <div>
        <b>{title}</b>
        {fact && <p className={styles.fact}>{fact}</p>}
        {children && <div className={styles.acts}>{children}</div>}
      </div>
    </div>
  );
}

type ErrorLineProps = { children: ReactNode; onRetry?: () => void };

/** What failed, above what is still shown. */
export function ErrorLine({ children, onRetry }: ErrorLineProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.error} role="alert">
      <Icon name="stop" size={14} />
      <span>{children}</span>
      {onRetry && (
        <Button size="s" kind="danger" onClick={onRetry}>
          {t("ui.retry")}
        </Button>
      )}
    </div>
  );
}

/** Shown only after a moment, so that quick answers never flicker. */
function useLate(milliseconds = 150): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return isLate;
}

const WIDTHS = ["82%", "58%", "71%", "64%", "88%", "47%"];

/** Grey bars in the columns' own places. */
export function SkeletonRows({ rows = 8, columns }: { rows?: number; columns?: string }) {
  const isLate = useLate();
  const { t } = useTranslation();
  const template = columns ?? "15px 22px 96px 1fr 70px";
  const count = template.split(/\s+(?![^(]*\))/).length;
  return (
    <div role="status" aria-label={t("ui.loading")} className={isLate ? undefined : styles.hidden}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles.skeleton} style={{ gridTemplateColumns: template }}>
          {Array.from({ length: count }, (_, column) => (
            <i key={column} style={{ width: column === 3 ? WIDTHS[row % WIDTHS.length] : undefined }} />
          ))}
        </div>
      ))}
    </div>
  );
}

/** Grey lines where a page's text will stand. */
export function SkeletonPage() {
  const isLate = useLate();
  const { t } = useTranslation();
  return (
    <div
      role="status"
      aria-label={t("ui.loading")}
      className={`${styles.page} ${isLate ? "" : styles.hidden}`}
    >
      {["46%", "70%", "100%", "92%", "84%", "96%", "61%"].map((width, line) => (
        <i key={line} style={{ width, height: line === 0 ? 20 : 10 }} />
      ))}
    </div>
  );
}
