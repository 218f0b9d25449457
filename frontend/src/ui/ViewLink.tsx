import type { ReactNode } from "react";
import { Link } from "react-router";
import { Icon, type IconName } from "./icons";
import styles from "./ViewLink.module.css";

const MOST_SHOWN = 9_999;

type ViewLinkProps = {
  to: string;
  icon: IconName;
  isOn?: boolean;
  count?: number;
  tone?: "risk" | "late";
  children: ReactNode;
  after?: ReactNode;
};

/** One line of the pane between rail and sheet. */
export function ViewLink({ to, icon, isOn, count, tone, children, after }: ViewLinkProps) {
  return (
    <div className={styles.line}>
      <Link
        to={to}
        className={`${styles.link} ${isOn ? styles.on : ""}`}
        aria-current={isOn ? "page" : undefined}
      >
        <Icon name={icon} />
        <span>{children}</span>
        {count !== undefined && (
          <em className={tone && count > 0 ? styles[tone] : undefined}>{counted(count)}</em>
        )}
      </Link>
      {after}
    </div>
  );
}

/** The server counts no further than ten thousand. */
function counted(count: number): string {
  return count > MOST_SHOWN ? `${MOST_SHOWN}+` : String(count);
}

export function ViewHeading({ children, act }: { children: ReactNode; act?: ReactNode }) {
  return (
    <h2 className={styles.heading}>
      <span>{children}</span>
      {act}
    </h2>
  );
}
