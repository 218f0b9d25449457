import styles from "./Mark.module.css";

/** A small sign in words for a state that needs no color: 自带, 已停用. */
export function Quiet({ children }: { children: React.ReactNode }) {
  return <span className={styles.quiet}>{children}</span>;
}

/** A code as people type it. */
export function Code({ children }: { children: React.ReactNode }) {
  return <code className={styles.code}>{children}</code>;
}
