import type { ReactNode } from "react";
import styles from "./Gate.module.css";
import { Icon } from "./icons";

/** The one thing still missing before the next stage, with the act that cures it. */
export function Gate({ children, cure, aside }: { children: ReactNode; cure?: ReactNode; aside?: string }) {
  return (
    <div className={styles.gate} role="status">
      <Icon name="warn" size={14} />
      <span className={styles.sentence}>{children}</span>
      {cure}
      {aside && <span className={styles.aside}>{aside}</span>}
    </div>
  );
}
