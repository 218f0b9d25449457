import { type ReactNode, useEffect } from "react";
import styles from "./Page.module.css";

type SheetProps = { children: ReactNode; label?: string };

/** The one white sheet a page is written on. */
export function Sheet({ children, label }: SheetProps) {
  return (
    <main className={styles.sheet} aria-label={label} id="main">
      {children}
    </main>
  );
}

type BarProps = { children: ReactNode; isRoomy?: boolean };

/** The sheet's own bar: where one is, how many, and what to do; a roomy one takes more lines on a phone. */
export function Bar({ children, isRoomy }: BarProps) {
  return <header className={`${styles.bar} ${isRoomy ? styles.roomy : ""}`}>{children}</header>;
}

export function Grow() {
  return <span className={styles.grow} />;
}

type PageProps = {
  title: string;
  count?: ReactNode;
  acts?: ReactNode;
  children: ReactNode;
  isPadded?: boolean;
};

/** A plain page: bar with title and acts, content below that scrolls. */
export function Page({ title, count, acts, children, isPadded }: PageProps) {
  useTitle(title);
  return (
    <Sheet label={title}>
      <Bar isRoomy>
        <h1 className={styles.title}>{title}</h1>
        {count !== undefined && <span className={styles.count}>{count}</span>}
        <Grow />
        {acts}
      </Bar>
      <div className={`${styles.body} ${isPadded ? styles.padded : ""}`}>{children}</div>
    </Sheet>
  );
}

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
}

type SectionProps = { title: string; count?: ReactNode; acts?: ReactNode; children: ReactNode };

/** A part of a side pane, between hairlines. */
export function Section({ title, count, acts, children }: SectionProps) {
  return (
    <section className={styles.section} aria-label={title}>
      <h3>
        {title}
        {count !== undefined && <span className={styles.count}>{count}</span>}
        <span className={styles.grow} />
        {acts}
      </h3>
      {children}
    </section>
  );
}

/** Labels and values under each other. */
export function KeyValues({ children }: { children: ReactNode }) {
  return <dl className={styles.pairs}>{children}</dl>;
}

export function Pair({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
