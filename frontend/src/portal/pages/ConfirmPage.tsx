import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { Problem } from "@/api/problem";
import { useText } from "@/lib/i18n";
import { LineIcon } from "@/ui/LineIcon";
import { Avatar } from "../components/Avatar";
import { LinkGone } from "../components/LinkGone";
import { LoadingCards } from "../components/Loading";
import { RateCard } from "../components/RateCard";
import { ReopenSheet } from "../components/ReopenSheet";
import { Trouble } from "../components/Trouble";
import type { Confirmation } from "../contract";
import { confirmationQuery, judgeByLink, rateByLink } from "../publicApi";
import { PublicFrame } from "../shell/PublicFrame";

/** Opened from a mail: looking changes nothing, because mail scanners open links; only a press does. */
export default function ConfirmPage() {
  const { t } = useTranslation();
  const { token = "" } = useParams();
  const { data: confirmation, error, refetch } = useQuery(confirmationQuery(token));
  if (
    confirmation?.state === "expired" ||
    (error instanceof Problem && (error.status === 404 || error.status === 410))
  ) {
    return <LinkGone />;
  }
  if (!confirmation) {
    return (
      <PublicFrame>
        {error ? (
          <Trouble title={t("portal.trouble.request")} error={error} onRetry={() => void refetch()} />
        ) : (
          <LoadingCards />
        )}
      </PublicFrame>
    );
  }
  return <Opened confirmation={confirmation} token={token} />;
}

function Opened({ confirmation, token }: { confirmation: Confirmation; token: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [isReopening, setReopening] = useState(false);
  const judging = useMutation({
    mutationFn: (judgment: { is_satisfied: boolean; reason?: string }) => judgeByLink(token, judgment),
    onSuccess: () => queries.invalidateQueries({ queryKey: confirmationQuery(token).queryKey }),
  });
  return (
    <PublicFrame foot={t("portal.public.only_this")}>
      {confirmation.state === "confirmed" && (
        <Confirmed confirmation={confirmation} token={token} onReopen={() => setReopening(true)} />
      )}
      {confirmation.state === "reopened" && <Reopened confirmation={confirmation} />}
      {confirmation.state === "open" && (
        <Question
          confirmation={confirmation}
          isSending={judging.isPending}
          onYes={() => judging.mutate({ is_satisfied: true })}
          onNo={() => setReopening(true)}
        />
      )}
      {isReopening && (
        <ReopenSheet
          called={confirmation.handler_name}
          withPhotos={false}
          isSending={judging.isPending}
          error={judging.error}
          onSend={(reason) =>
            judging.mutate({ is_satisfied: false, reason }, { onSuccess: () => setReopening(false) })
          }
          onClose={() => setReopening(false)}
        />
      )}
    </PublicFrame>
  );
}

interface QuestionProps {
  confirmation: Confirmation;
  isSending: boolean;
  onYes: () => void;
  onNo: () => void;
}

function Question({ confirmation, isSending, onYes, onNo }: QuestionProps) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <>
      <div className="public-hello">
        <p className="small ink-3">{confirmation.title}</p>
        <h1>{text(confirmation.question)}</h1>
      </div>
      <section className="slip">
        <div className="slip-part">
          <div className="row">
            <Avatar name={confirmation.handler_name} size="large" />
            <b className="grow">{t("portal.public.done_by", { name: confirmation.handler_name })}</b>
          </div>
          <p className="written slip-solution">{confirmation.solution}</p>
          <p className="meta ink-3">{t("portal.public.order", { number: confirmation.number })}</p>
        </div>
        <div className="cut" />
        <div className="slip-part public-acts">
          <button
            type="button"
            className="btn btn-main btn-large btn-wide"
            disabled={isSending}
            onClick={onYes}
          >
            <LineIcon name="check" />
            {t("portal.confirm.yes_thanks")}
          </button>
          <button type="button" className="btn btn-large btn-wide" disabled={isSending} onClick={onNo}>
            {t("portal.confirm.not_yet")}
          </button>
        </div>
      </section>
      <p className="public-note">{t("portal.public.press_counts")}</p>
    </>
  );
}

interface ConfirmedProps {
  confirmation: Confirmation;
  token: string;
  onReopen: () => void;
}

function Confirmed({ confirmation, token, onReopen }: ConfirmedProps) {
  const { t } = useTranslation();
  const rating = useMutation({
    mutationFn: (given: { score: number; comment?: string }) => rateByLink(token, given),
  });
  return (
    <>
      <div className="receipt-head" role="status">
        <span className="stamp">
          <LineIcon name="check" />
        </span>
        <h1>{t("portal.confirm.closed")}</h1>
        <p className="ink-2">{t("portal.confirm.closed_about")}</p>
      </div>
      {confirmation.can_rate && (
        <RateCard
          called={confirmation.handler_name}
          given={null}
          isSending={rating.isPending}
          isSent={rating.isSuccess}
          onRate={(given) => rating.mutate(given)}
        />
      )}
      <p className="public-note">
        <button type="button" className="link" onClick={onReopen}>
          {t("portal.confirm.open_again")}
        </button>
      </p>
    </>
  );
}

function Reopened({ confirmation }: { confirmation: Confirmation }) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <div className="receipt-head" role="status">
      <span className="stamp">
        <LineIcon name="refresh" />
      </span>
      <h1>{t("portal.confirm.reopened")}</h1>
      <p className="ink-2">{text(confirmation.sentence)}</p>
    </div>
  );
}
