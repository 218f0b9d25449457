import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useText } from "@/lib/i18n";
import { LineIcon } from "@/ui/LineIcon";
import type { Progress } from "../contract";
import { useActs } from "../useActs";
import { Path } from "./Path";
import { ReopenSheet } from "./ReopenSheet";

/** One request in one sentence; when it waits for the requester, with the two answers on it. */
export function ProgressCard({ progress }: { progress: Progress }) {
  if (progress.tag === "your_turn") {
    return <AskingCard progress={progress} />;
  }
  return <RunningCard progress={progress} />;
}

function RunningCard({ progress }: { progress: Progress }) {
  const text = useText();
  return (
    <Link to={`/requests/${progress.number}`} className="card progress">
      <p className="progress-what">
        <span className="grow clip">{progress.title}</span>
        <span className="progress-number">{progress.number}</span>
        <span className="progress-arrow">
          <LineIcon name="right" size={16} />
        </span>
      </p>
      <p className="progress-says">{text(progress.sentence)}</p>
      <Path path={progress.path} />
      {progress.next && <p className="progress-next">{text(progress.next)}</p>}
    </Link>
  );
}

function AskingCard({ progress }: { progress: Progress }) {
  const { t } = useTranslation();
  const text = useText();
  const { confirm, reject } = useActs(progress.number);
  const [isReopening, setReopening] = useState(false);
  const asksConfirmation = progress.status === "resolved";
  return (
    <article className="card progress progress-ask" aria-label={progress.title}>
      <p className="progress-what">
        <span className="grow clip">{progress.title}</span>
        <span className="tag tag-turn">{t("portal.your_turn")}</span>
      </p>
      <Link to={`/requests/${progress.number}`}>
        <p className="progress-says">{text(progress.sentence)}</p>
      </Link>
      <div className="cut" />
      {asksConfirmation ? (
        <div className="progress-acts">
          <button
            type="button"
            className="btn btn-small"
            disabled={confirm.isPending}
            onClick={() => setReopening(true)}
          >
            {t("portal.confirm.not_yet")}
          </button>
          <button
            type="button"
            className="btn btn-small btn-main"
            disabled={confirm.isPending}
            onClick={() => confirm.mutate()}
          >
            <LineIcon name="check" size={18} />
            {t("portal.confirm.yes")}
          </button>
        </div>
      ) : (
        <Link to={`/requests/${progress.number}`} className="btn btn-small btn-main btn-wide">
          {t("portal.answer")}
        </Link>
      )}
      {isReopening && (
        <ReopenSheet
          isSending={reject.isPending}
          error={reject.error}
          onSend={(reason, attachmentIds) =>
            reject.mutate({ reason, attachmentIds }, { onSuccess: () => setReopening(false) })
          }
          onClose={() => setReopening(false)}
        />
      )}
    </article>
  );
}
