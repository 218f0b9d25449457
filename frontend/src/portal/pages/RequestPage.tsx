import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { LineIcon } from "@/ui/LineIcon";
import { requestQuery } from "../api";
import { CancelSheet } from "../components/CancelSheet";
import { Composer } from "../components/Composer";
import { ConfirmDock } from "../components/ConfirmDock";
import { Conversation } from "../components/Conversation";
import { LoadingCards } from "../components/Loading";
import { PageBar } from "../components/PageBar";
import { RateCard } from "../components/RateCard";
import { RequestDetails } from "../components/RequestDetails";
import { RequestHead } from "../components/RequestHead";
import { Trouble } from "../components/Trouble";
import type { RequestDetail } from "../contract";
import { useActs } from "../useActs";

export default function RequestPage() {
  const { t } = useTranslation();
  const { number = "" } = useParams();
  const { data: request, error, refetch } = useQuery(requestQuery(number));
  if (request) {
    return <Request request={request} />;
  }
  return (
    <>
      <PageBar title={number} back="/requests" />
      {error ? (
        <Trouble title={t("portal.trouble.request")} error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingCards />
      )}
    </>
  );
}

function Request({ request }: { request: RequestDetail }) {
  const { t } = useTranslation();
  const acts = useActs(request.number);
  const [isCancelling, setCancelling] = useState(false);
  const called = request.handler?.called || undefined;
  const { can } = request;
  return (
    <>
      <PageBar title={request.title} back="/requests">
        {can.cancel ? (
          <button
            type="button"
            className="icon-btn"
            aria-label={t("portal.cancel.title")}
            title={t("portal.cancel.title")}
            onClick={() => setCancelling(true)}
          >
            <LineIcon name="x" size={24} />
          </button>
        ) : undefined}
      </PageBar>
      <div className="request">
        <div className="request-side">
          <RequestHead request={request} onUrge={() => acts.urge.mutate()} isUrging={acts.urge.isPending} />
          {can.rate && (
            <RateCard
              called={called}
              given={request.satisfaction}
              isSending={acts.rate.isPending}
              isSent={acts.rate.isSuccess || request.satisfaction !== null}
              onRate={(rating) => acts.rate.mutate(rating)}
            />
          )}
          <RequestDetails request={request} />
          {(can.confirm || can.reopen) && (
            <ConfirmDock request={request} acts={acts} isFloating={can.confirm} />
          )}
        </div>
        <div className="request-talk">
          <Conversation items={request.conversation} />
          {can.reply && !can.confirm && (
            <Composer
              keptAs={request.number}
              called={called}
              isSending={acts.reply.isPending}
              error={acts.reply.error}
              onSend={(body, attachmentIds, onSent) =>
                acts.reply.mutate({ body, attachmentIds }, { onSuccess: onSent })
              }
            />
          )}
        </div>
      </div>
      {isCancelling && (
        <CancelSheet
          isSending={acts.cancel.isPending}
          error={acts.cancel.error}
          onSend={(reason) => acts.cancel.mutate(reason, { onSuccess: () => setCancelling(false) })}
          onClose={() => setCancelling(false)}
        />
      )}
    </>
  );
}
