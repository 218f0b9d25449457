import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { requestQuery } from "../api";
import { calledHere } from "../calledHere";
import { Composer } from "../components/Composer";
import { ConfirmDock } from "../components/ConfirmDock";
import { Conversation } from "../components/Conversation";
import { LoadingCards } from "../components/Loading";
import { PageBar } from "../components/PageBar";
import { RateCard } from "../components/RateCard";
import { RequestDetails } from "../components/RequestDetails";
import { RequestHead } from "../components/RequestHead";
import { RequestMenu } from "../components/RequestMenu";
import { ReturnedCard } from "../components/ReturnedCard";
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
  const { progress } = request;
  const acts = useActs(progress.number, progress.status === "closed");
  const called = calledHere(request.handler);
  const { can } = request;
  return (
    <>
      <PageBar title={progress.title} back="/requests">
        <RequestMenu request={request} acts={acts} />
      </PageBar>
      <div className="request">
        <div className="request-side">
          <RequestHead request={request} onUrge={() => acts.urge.mutate()} isUrging={acts.urge.isPending} />
          {request.returned && <ReturnedCard returned={request.returned} acts={acts} />}
          {can.rate && (
            <RateCard
              called={called}
              given={request.satisfaction}
              isSending={acts.rate.isPending}
              isSent={acts.rate.isSuccess || request.satisfaction !== null}
              onRate={(rating) => acts.rate.mutate(rating)}
            />
          )}
          {(can.confirm || can.reopen) && (
            <ConfirmDock request={request} acts={acts} isFloating={can.confirm} />
          )}
          <RequestDetails request={request} />
        </div>
        <div className={can.confirm ? "request-talk is-second" : "request-talk"}>
          <Conversation items={request.conversation} />
          {can.reply && (
            <Composer
              keptAs={progress.number}
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
    </>
  );
}
