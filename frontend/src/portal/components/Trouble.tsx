import { useTranslation } from "react-i18next";
import { Problem, sentence } from "@/api/problem";
import { timeOfDay } from "@/lib/dates";
import { LineIcon } from "@/ui/LineIcon";

/** It did not work: whose fault, that nothing is lost, and once more. */
export function Trouble({ title, error, onRetry }: { title: string; error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  const isOurs = !(error instanceof Problem) || error.status === 0 || error.status >= 500;
  return (
    <div className="state" role="alert">
      <TornSlip />
      <h2>{title}</h2>
      <p>{isOurs ? t("portal.trouble.not_you") : sentence(error)}</p>
      <button type="button" className="btn btn-main btn-wide" onClick={onRetry}>
        <LineIcon name="refresh" />
        {t("portal.trouble.again")}
      </button>
      <small>{timeOfDay(Date.now())}</small>
    </div>
  );
}

function TornSlip() {
  return (
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
      <g fill="var(--bg-sheet)" stroke="var(--accent-line)" strokeWidth="2">
        <path d="M50 34h34l-6 14 10 12-8 14 8 12-6 16H50a8 8 0 0 1-8-8V78a10 10 0 0 0 0-20V42a8 8 0 0 1 8-8z" />
        <path
          d="M100 36h32a8 8 0 0 1 8 8v14a10 10 0 0 0 0 20v18a8 8 0 0 1-8 8h-34l6-16-8-12 8-14-10-12z"
          transform="rotate(5 120 70)"
        />
      </g>
      <path d="M58 56h14M58 68h12M114 58h14M116 70h12" stroke="var(--track)" strokeWidth="5" />
    </svg>
  );
}
