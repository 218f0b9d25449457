import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, Navigate, useLocation, useParams } from "react-router";
import { useDates } from "@/lib/dates";
import { useText } from "@/lib/i18n";
import { LineIcon } from "@/ui/LineIcon";
import type { Receipt } from "../contract";

type Kept = { receipt: Receipt; title: string };

/** The slip a person takes away: number, promise, how many are before, what happens next. */
export default function SentPage() {
  const { t } = useTranslation();
  const { number = "" } = useParams();
  const kept = useLocation().state as Kept | null;
  if (kept?.receipt.number !== number) {
    return <Navigate to={`/requests/${number}`} replace />;
  }
  const { receipt, title } = kept;
  return (
    <div className="receipt">
      <div className="row receipt-close">
        <span className="grow" />
        <Link to="/" className="icon-btn" aria-label={t("portal.close")}>
          <LineIcon name="x" size={24} />
        </Link>
      </div>
      <ReceiptHead />
      <Slip receipt={receipt} title={title} />
      <Next />
      <div className="receipt-acts">
        <Link to="/" className="btn">
          {t("portal.sent.home")}
        </Link>
        <Link to={`/requests/${number}`} className="btn btn-main" replace>
          {t("portal.sent.progress")}
        </Link>
      </div>
    </div>
  );
}

const MOST_SLIPS = 5;

export function ReceiptHead({ about }: { about?: string }) {
  const { t } = useTranslation();
  return (
    <div className="receipt-head" role="status">
      <span className="stamp">
        <LineIcon name="check" />
      </span>
      <h1>{t("portal.sent.title")}</h1>
      <p className="ink-2">{about ?? t("portal.sent.about")}</p>
    </div>
  );
}

export function Slip({ receipt, title }: { receipt: Receipt; title: string }) {
  const { t } = useTranslation();
  const text = useText();
  const { moment, exact } = useDates();
  const before = receipt.queue_before ?? 0;
  return (
    <section className="slip" aria-label={t("portal.sent.slip")}>
      <div className="slip-part">
        <div className="row-between small">
          <span className="ink-3 nowrap">{t("portal.number")}</span>
          <span className="ink-2 clip">{title}</span>
        </div>
        <div className="row-between">
          <b className="receipt-number">{receipt.number}</b>
          <CopyButton copied={receipt.number} />
        </div>
      </div>
      <div className="cut" />
      <div className="slip-part">
        {receipt.promised_at ? (
          <>
            <p className="small ink-3">{t("portal.sent.promised")}</p>
            <p className="receipt-promise">
              <time dateTime={receipt.promised_at} title={exact(receipt.promised_at)}>
                {t("portal.by_time", { time: moment(receipt.promised_at) })}
              </time>
            </p>
          </>
        ) : (
          <p className="receipt-promise">{text(receipt.sentence)}</p>
        )}
        {receipt.queue_before !== null && (
          <>
            <hr className="receipt-line" />
            <div className="row-between receipt-queue">
              <b>{before === 0 ? t("portal.sent.first") : t("portal.sent.before", { count: before })}</b>
              <span className="queue" aria-hidden="true">
                {Array.from({ length: Math.min(before, MOST_SLIPS) }, (_, index) => (
                  <i key={index} />
                ))}
                <i className="is-me">{t("portal.sent.you")}</i>
              </span>
            </div>
          </>
        )}
      </div>
    </section>
  );
}

const STEPS = ["portal.sent.step_given", "portal.sent.step_told", "portal.sent.step_yours"];

function Next() {
  const { t } = useTranslation();
  return (
    <section className="receipt-next">
      <h2>{t("portal.sent.next")}</h2>
      <ol className="road">
        {STEPS.map((step, index) => (
          <li key={step} className={index === 0 ? "is-current" : "is-to_come"}>
            <span className="road-mark" />
            <span className="road-text">{t(step)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

export function CopyButton({ copied }: { copied: string }) {
  const { t } = useTranslation();
  const [isDone, setDone] = useState(false);
  const copy = async () => {
    await navigator.clipboard?.writeText(copied);
    setDone(true);
  };
  return (
    <button type="button" className="link nowrap" onClick={() => void copy()}>
      <LineIcon name={isDone ? "check" : "copy"} size={16} />
      {isDone ? t("portal.copied") : t("portal.copy")}
    </button>
  );
}
