import { type ReactNode, useId } from "react";
import styles from "./Editors.module.css";

type RowProps = {
  label: ReactNode;
  help?: ReactNode;
  aside?: ReactNode;
  problem?: string;
  children: (id: string) => ReactNode;
};

/** A setting's name, its control, and what it means or what is wrong with it. */
export function Row({ label, help, aside, problem, children }: RowProps) {
  const id = useId();
  return (
    <div className={problem ? `${styles.row} ${styles.wrong}` : styles.row}>
      <div className={styles.label}>
        <label htmlFor={id}>{label}</label>
        {aside}
      </div>
      {children(id)}
      {problem ? <p className={styles.problem}>{problem}</p> : help && <p className={styles.help}>{help}</p>}
    </div>
  );
}

/** Settings that belong together, under a small heading. */
export function Part({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.part} aria-label={title}>
      <h3>
        <span>{title}</span>
        {aside}
      </h3>
      {children}
    </section>
  );
}
