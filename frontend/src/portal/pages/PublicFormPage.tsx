import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { SenderContext } from "@/features/files/useSending";
import { useText } from "@/lib/i18n";
import { LoadingCards } from "../components/Loading";
import { StrangersForm } from "../components/StrangersForm";
import { Trouble } from "../components/Trouble";
import type { Receipt } from "../contract";
import { publicFormQuery, sendToService } from "../publicApi";
import { PublicFrame } from "../shell/PublicFrame";
import { ReceiptHead, Slip } from "./SentPage";

/** The form of one service, for somebody without an account; then the slip with the link to follow it. */
export default function PublicFormPage() {
  const { t } = useTranslation();
  const text = useText();
  const { type = "" } = useParams();
  const [sent, setSent] = useState<{ receipt: Receipt; title: string } | null>(null);
  const { data: service, error, refetch } = useQuery(publicFormQuery(type));
  const sender = useMemo(() => sendToService(type), [type]);
  if (sent) {
    return <Sent receipt={sent.receipt} title={sent.title} />;
  }
  return (
    <PublicFrame
      foot={
        <Link to="/public" className="link">
          {t("portal.public.other_services")}
        </Link>
      }
    >
      <div className="public-hello">
        <h1>{text(service?.name) || t("portal.public.ask")}</h1>
        <p className="ink-2">{t("portal.public.no_account_needed")}</p>
      </div>
      {!service && !error && <LoadingCards />}
      {!service && error && (
        <Trouble title={t("portal.trouble.form")} error={error} onRetry={() => void refetch()} />
      )}
      {service && (
        <SenderContext value={sender}>
          <StrangersForm
            key={service.code}
            service={service}
            onSent={(receipt, title) => setSent({ receipt, title })}
          />
        </SenderContext>
      )}
    </PublicFrame>
  );
}

function Sent({ receipt, title }: { receipt: Receipt; title: string }) {
  const { t } = useTranslation();
  const progress = new URL(receipt.tracking_url, window.location.href).pathname.replace(/^\/portal/, "");
  return (
    <PublicFrame>
      <ReceiptHead />
      <Slip receipt={receipt} title={title} />
      <p className="public-note">{t("portal.public.keep_number")}</p>
      <div className="receipt-acts">
        <Link to="/public" className="btn">
          {t("portal.public.another")}
        </Link>
        <Link to={progress} className="btn btn-main">
          {t("portal.sent.progress")}
        </Link>
      </div>
    </PublicFrame>
  );
}
