import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { Problem } from "@/api/problem";
import { SenderContext } from "@/features/files/useSending";
import { useText } from "@/lib/i18n";
import { Empty } from "../components/Empty";
import { HandInForm } from "../components/HandInForm";
import { LoadingCards } from "../components/Loading";
import { StrangersForm } from "../components/StrangersForm";
import { Trap } from "../components/Trap";
import { Trouble } from "../components/Trouble";
import type { Receipt } from "../contract";
import { askByLink, type LinkedForm, linkedFormQuery, sendToForm } from "../publicApi";
import { PublicFrame } from "../shell/PublicFrame";
import { CopyButton, ReceiptHead, Slip } from "./SentPage";

type Sent = { receipt: Receipt; title: string } | { number: string };

/** A form for whoever has its link: no account, no list of anything else. */
export default function FormLinkPage() {
  const { t } = useTranslation();
  const text = useText();
  const { key = "" } = useParams();
  const [sent, setSent] = useState<Sent | null>(null);
  const { data: linked, error, refetch } = useQuery(linkedFormQuery(key));
  const sender = useMemo(() => sendToForm(key), [key]);
  if (!linked && error instanceof Problem && (error.status === 404 || error.status === 410)) {
    return (
      <PublicFrame>
        <Empty title={t("portal.link.over")} about={t("portal.link.over_about")} />
      </PublicFrame>
    );
  }
  return (
    <PublicFrame>
      {!linked && !error && <LoadingCards />}
      {!linked && error && (
        <Trouble title={t("portal.trouble.form")} error={error} onRetry={() => void refetch()} />
      )}
      {linked && !sent && (
        <SenderContext value={sender}>
          <div className="public-hello">
            <h1>{text(linked.name)}</h1>
            {text(linked.intro) && <p className="ink-2">{text(linked.intro)}</p>}
          </div>
          <Asked linked={linked} formKey={key} onSent={setSent} />
        </SenderContext>
      )}
      {sent && <Done sent={sent} onAgain={() => setSent(null)} />}
    </PublicFrame>
  );
}

interface AskedProps {
  linked: LinkedForm;
  formKey: string;
  onSent: (sent: Sent) => void;
}

function Asked({ linked, formKey, onSent }: AskedProps) {
  const [website, setWebsite] = useState("");
  if (!linked.is_request) {
    return <HandInForm linked={linked} formKey={formKey} onSent={({ number }) => onSent({ number })} />;
  }
  const { name, form, situations } = linked;
  const service = { code: formKey, application: "", icon: "", name, description: {}, form, situations };
  return (
    <>
      <Trap value={website} onChange={setWebsite} />
      <StrangersForm
        service={service}
        post={(draft) => askByLink(formKey, draft, website)}
        onSent={(receipt, title) => onSent({ receipt, title })}
      />
    </>
  );
}

function Done({ sent, onAgain }: { sent: Sent; onAgain: () => void }) {
  const { t } = useTranslation();
  const again = (
    <button type="button" className="btn" onClick={onAgain}>
      {t("portal.link.again")}
    </button>
  );
  if ("receipt" in sent) {
    const path = new URL(sent.receipt.tracking_url, window.location.href).pathname;
    return (
      <>
        <ReceiptHead />
        <Slip receipt={sent.receipt} title={sent.title} />
        <p className="public-note">{t("portal.public.keep_number")}</p>
        <div className="receipt-acts">
          {again}
          <Link to={path.replace(/^\/portal/, "")} className="btn btn-main">
            {t("portal.sent.progress")}
          </Link>
        </div>
      </>
    );
  }
  return (
    <>
      <ReceiptHead about={t("portal.link.kept")} />
      <section className="slip" aria-label={t("portal.sent.slip")}>
        <div className="slip-part">
          <span className="small ink-3">{t("portal.link.number")}</span>
          <div className="row-between">
            <b className="receipt-number">{sent.number}</b>
            <CopyButton copied={sent.number} />
          </div>
        </div>
      </section>
      <div className="receipt-acts">{again}</div>
    </>
  );
}
