import type { ReactNode } from "react";
import styles from "./Review.module.css";

type CardProps = {
  title: string;
  meta?: ReactNode;
  aside?: ReactNode;
  foot?: ReactNode;
  children: ReactNode;
};

/** One part of the review: what it shows, what it says about it, the thing itself. */
export function Card({ title, meta, aside, foot, children }: CardProps) {
  return (
    <section className={styles.card} aria-label={title}>
      <header className={styles.head}>
        <h2>{title}</h2>
        {meta && <span className={styles.meta}>{meta}</span>}
        <span className={styles.grow} />
        {aside}
      </header>
      {children}
      {foot && <footer className={styles.foot}>{foot}</footer>}
    </section>
  );
}
