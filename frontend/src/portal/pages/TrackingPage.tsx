import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { Problem } from "@/api/problem";
import { calledHere } from "../calledHere";
import { Composer } from "../components/Composer";
import { Conversation } from "../components/Conversation";
import { LinkGone } from "../components/LinkGone";
import { LoadingCards } from "../components/Loading";
import { RequestDetails } from "../components/RequestDetails";
import { RequestHead } from "../components/RequestHead";
import { Trouble } from "../components/Trouble";
import type { RequestDetail } from "../contract";
import { replyByLink, trackingQuery } from "../publicApi";
import { PublicFrame } from "../shell/PublicFrame";

/** How one request stands, for whoever holds its link. */
export default function TrackingPage() {
  const { t } = useTranslation();
  const { token = "" } = useParams();
  const { data: request, error, refetch } = useQuery(trackingQuery(token));
  if (request) {
    return <Tracked request={request} token={token} />;
  }
  if (error instanceof Problem && (error.status === 404 || error.status === 410)) {
    return <LinkGone />;
  }
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

function Tracked({ request, token }: { request: RequestDetail; token: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const reply = useMutation({
    mutationFn: (body: string) => replyByLink(token, body),
    onSuccess: () => queries.invalidateQueries({ queryKey: trackingQuery(token).queryKey }),
    meta: { isQuiet: true },
  });
  return (
    <PublicFrame>
      <div className={request.can.reply ? "shell-main-docked tracked" : "tracked"}>
        <div className="public-hello">
          <p className="small ink-3">{request.progress.number}</p>
          <h1>{request.progress.title}</h1>
        </div>
        <RequestHead request={request} />
        <RequestDetails request={request} isOpenable={false} />
        <Conversation items={request.conversation} isOpenable={false} />
        <p className="public-note">{t("portal.public.only_this")}</p>
      </div>
      {request.can.reply && (
        <Composer
          keptAs={token}
          withFiles={false}
          called={calledHere(request.handler)}
          isSending={reply.isPending}
          error={reply.error}
          onSend={(body, _files, onSent) => reply.mutate(body, { onSuccess: onSent })}
        />
      )}
    </PublicFrame>
  );
}
