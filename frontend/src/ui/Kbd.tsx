import type { ReactNode } from "react";
import styles from "./Kbd.module.css";

/** A key, drawn where it works. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className={styles.key} aria-hidden>
      {children}
    </kbd>
  );
}
