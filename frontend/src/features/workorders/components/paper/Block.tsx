import type { ReactNode } from "react";
import styles from "./Paper.module.css";

/** One part of the paper under its heading. */
export function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.block} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

type PairsProps = { pairs: readonly (readonly [label: string, value: ReactNode])[] };

/** Labels and values in two columns; what has no value is left out. */
export function Pairs({ pairs }: PairsProps) {
  const filled = pairs.filter(([, value]) => value !== "" && value !== null && value !== undefined);
  return (
    <dl className={styles.pairs}>
      {filled.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
