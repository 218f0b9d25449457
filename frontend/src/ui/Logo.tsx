/** The product's mark: 工 with a handled dot. */
export function Logo({ size = 30 }: { size?: number }) {
  return (
    <svg viewBox="0 0 30 30" width={size} height={size} aria-hidden="true">
      <rect x="2" y="2" width="26" height="26" rx="7.5" style={{ fill: "var(--accent)" }} />
      <path
        d="M8 10h14M15 10v10M7 20.5h16"
        style={{ stroke: "var(--on-accent)" }}
        strokeWidth="2.6"
        strokeLinecap="round"
        fill="none"
      />
      <circle cx="21.5" cy="15.3" r="1.7" style={{ fill: "var(--on-accent)" }} />
    </svg>
  );
}
