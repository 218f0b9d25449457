import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Marks.module.css";

export type Status = "new" | "assigned" | "in_progress" | "waiting" | "resolved" | "closed" | "cancelled";

const ring = <circle cx="7" cy="7" r="5.2" fill="none" stroke="currentColor" strokeWidth="1.5" />;
const round = { strokeLinecap: "round", strokeLinejoin: "round", strokeWidth: 1.5 } as const;

const GLYPHS: Record<Status, ReactElement> = {
  new: (
    <circle
      cx="7"
      cy="7"
      r="5.2"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeDasharray="2.1 2"
    />
  ),
  assigned: ring,
  in_progress: (
    <>
      {ring}
      <path d="M7 3.7a3.3 3.3 0 0 1 0 6.6z" fill="currentColor" />
    </>
  ),
  waiting: (
    <>
      {ring}
      <path d="M5.6 5v4M8.4 5v4" stroke="currentColor" {...round} />
    </>
  ),
  resolved: (
    <>
      {ring}
      <path d="M4.7 7.2l1.6 1.6 3-3.3" fill="none" stroke="currentColor" {...round} />
    </>
  ),
  closed: (
    <>
      <circle cx="7" cy="7" r="6" fill="currentColor" />
      <path d="M4.5 7.2l1.7 1.7 3.2-3.5" fill="none" stroke="var(--bg-sheet)" {...round} />
    </>
  ),
  cancelled: (
    <>
      {ring}
      <path d="M5.2 5.2l3.6 3.6M8.8 5.2L5.2 8.8" stroke="currentColor" {...round} />
    </>
  ),
};

type StatusTagProps = { status: Status; label?: string; isAlone?: boolean };

/** Glyph and word; a type's own label replaces the word, never the glyph. */
export function StatusTag({ status, label, isAlone }: StatusTagProps) {
  const { t } = useTranslation();
  const word = label || t(`status.${status}`);
  const said = isAlone ? ({ role: "img", "aria-label": word } as const) : { "aria-hidden": true };
  return (
    <span className={`${styles.status} ${styles[status] ?? ""}`} title={isAlone ? word : undefined}>
      <svg viewBox="0 0 14 14" {...said}>
        {GLYPHS[status]}
      </svg>
      {!isAlone && <span>{word}</span>}
    </span>
  );
}
