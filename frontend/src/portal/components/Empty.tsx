import type { ReactNode } from "react";

/** Why it is fine that nothing is here, and what to do next. */
export function Empty({ title, about, children }: { title: string; about: string; children?: ReactNode }) {
  return (
    <div className="state">
      <svg
        width="180"
        height="140"
        viewBox="0 0 180 140"
        fill="none"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        <ellipse cx="90" cy="126" rx="70" ry="7" fill="var(--bg-active)" />
        <path
          d="M52 34h76a8 8 0 0 1 8 8v16a10 10 0 0 0 0 20v16a8 8 0 0 1-8 8H52a8 8 0 0 1-8-8V78a10 10 0 0 0 0-20V42a8 8 0 0 1 8-8z"
          fill="var(--bg-sheet)"
          stroke="var(--accent-line)"
          strokeWidth="2"
        />
        <path d="M66 54h40M66 66h48M86 84h14M106 84h8" stroke="var(--track)" strokeWidth="5" />
        <path d="M66 84h14" stroke="var(--accent)" strokeWidth="5" />
        <path
          d="M112 34V15M112 24c-9 0-14-4-15-12 9 0 14 4 15 12zM112 17c0-8 5-13 14-13 0 8-5 13-14 13z"
          fill="var(--accent-soft)"
          stroke="var(--accent)"
          strokeWidth="2.2"
        />
      </svg>
      <h2>{title}</h2>
      <p>{about}</p>
      {children}
    </div>
  );
}
