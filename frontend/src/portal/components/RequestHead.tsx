import { useTranslation } from "react-i18next";
import { useDates, useNow } from "@/lib/dates";
import { nameHere, useText } from "@/lib/i18n";
import { LineIcon } from "@/ui/LineIcon";
import type { Handler, RequestDetail } from "../contract";
import { Avatar } from "./Avatar";
import { Road } from "./Road";

interface RequestHeadProps {
  request: RequestDetail;
  onUrge?: () => void;
  isUrging?: boolean;
}

/** The sentence, the person behind it, and the road. */
export function RequestHead({ request, onUrge, isUrging }: RequestHeadProps) {
  const { t } = useTranslation();
  const text = useText();
  const { moment } = useDates();
  return (
    <section className="card request-head">
      <h2 className="request-says">
        <Timed sentence={text(request.progress.sentence)} />
      </h2>
      {request.progress.next && request.progress.tag !== "your_turn" && (
        <p className="request-about">{text(request.progress.next)}</p>
      )}
      {request.handler && (
        <Who handler={request.handler}>
          {onUrge && <UrgeButton request={request} onUrge={onUrge} isUrging={isUrging} />}
        </Who>
      )}
      {!request.handler && onUrge && (
        <div className="request-who">
          <UrgeButton request={request} onUrge={onUrge} isUrging={isUrging} />
        </div>
      )}
      {request.resolution && (
        <dl className="result">
          <dt>{t("portal.request.done")}</dt>
          <dd className="written">{request.resolution.solution}</dd>
          <dt>{t("portal.request.done_at")}</dt>
          <dd>{moment(request.resolution.at)}</dd>
        </dl>
      )}
      {request.road.length > 0 && (
        <>
          <hr />
          <Road road={request.road} />
        </>
      )}
    </section>
  );
}

/** The clock time inside the sentence is what people look for. */
function Timed({ sentence }: { sentence: string }) {
  const pieces = sentence.split(/(\b\d{1,2}:\d{2}\b)/);
  return pieces.map((piece, index) =>
    index % 2 === 1 ? (
      <span key={index} className="ink-accent">
        {piece}
      </span>
    ) : (
      piece
    ),
  );
}

function Who({ handler, children }: { handler: Handler; children: React.ReactNode }) {
  const text = useText();
  return (
    <div className="request-who">
      <Avatar name={nameHere(handler)} tint={handler.tint} size="large" />
      <span className="grow">
        <b>{nameHere(handler)}</b>
        <span className="small ink-2">{text(handler.team)}</span>
      </span>
      {children}
    </div>
  );
}

function UrgeButton({
  request,
  onUrge,
  isUrging,
}: Required<Pick<RequestHeadProps, "request" | "onUrge">> & { isUrging?: boolean }) {
  const { t } = useTranslation();
  const { timeOfDay } = useDates();
  const now = useNow();
  const rests = request.urge_rest_until !== null && Date.parse(request.urge_rest_until) > now;
  if (!request.can.urge && !rests) {
    return null;
  }
  const until = rests && request.urge_rest_until ? timeOfDay(request.urge_rest_until) : "";
  return (
    <button
      type="button"
      className="btn btn-small btn-soft"
      disabled={rests || isUrging}
      title={rests ? t("portal.request.urge_again", { time: until }) : undefined}
      onClick={onUrge}
    >
      <LineIcon name={rests ? "check" : "nudge"} size={18} />
      {rests ? t("portal.request.urged") : t("portal.request.urge")}
    </button>
  );
}
