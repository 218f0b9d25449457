import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LineIcon } from "@/ui/LineIcon";
import { calledHere } from "../calledHere";
import type { RequestDetail } from "../contract";
import type { useActs } from "../useActs";
import { ReopenSheet } from "./ReopenSheet";

interface ConfirmDockProps {
  request: RequestDetail;
  acts: ReturnType<typeof useActs>;
  isFloating: boolean;
}

/** The two answers to "is it done?"; after closing, only the way back. */
export function ConfirmDock({ request, acts, isFloating }: ConfirmDockProps) {
  const { t } = useTranslation();
  const [isReopening, setReopening] = useState(false);
  const { confirm, reject } = acts;
  return (
    <>
      {isFloating ? (
        <div className="dock">
          <div className="dock-pair">
            <button
              type="button"
              className="btn btn-large"
              disabled={confirm.isPending}
              onClick={() => setReopening(true)}
            >
              {t("portal.confirm.not_yet")}
            </button>
            <button
              type="button"
              className="btn btn-main btn-large"
              disabled={confirm.isPending}
              onClick={() => confirm.mutate()}
            >
              <LineIcon name="check" />
              {t("portal.confirm.yes_close")}
            </button>
          </div>
          <p className="dock-note">{t("portal.confirm.no_answer")}</p>
        </div>
      ) : (
        <p className="public-note">
          <button type="button" className="link" onClick={() => setReopening(true)}>
            {t("portal.confirm.open_again")}
          </button>
        </p>
      )}
      {isReopening && (
        <ReopenSheet
          called={calledHere(request.handler)}
          isSending={reject.isPending}
          error={reject.error}
          onSend={(reason, attachmentIds) =>
            reject.mutate({ reason, attachmentIds }, { onSuccess: () => setReopening(false) })
          }
          onClose={() => setReopening(false)}
        />
      )}
    </>
  );
}
