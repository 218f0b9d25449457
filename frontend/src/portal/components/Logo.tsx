/** A slip of paper with a tick: the mark of the product. */
export function Logo({ isOnPanel = false }: { isOnPanel?: boolean }) {
  return (
    <svg className="logo" viewBox="0 0 32 32" aria-hidden="true">
      <path
        fill={isOnPanel ? "currentColor" : "var(--accent)"}
        d="M8 3h16a5 5 0 0 1 5 5v3.2a4.8 4.8 0 0 0 0 9.6V24a5 5 0 0 1-5 5H8a5 5 0 0 1-5-5v-3.2a4.8 4.8 0 0 0 0-9.6V8a5 5 0 0 1 5-5z"
      />
      <path
        d="m10.8 16.3 3.6 3.6 6.9-7.3"
        fill="none"
        stroke={isOnPanel ? "var(--accent-press)" : "var(--on-accent)"}
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
