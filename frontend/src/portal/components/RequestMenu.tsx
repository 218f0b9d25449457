import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LineIcon } from "@/ui/LineIcon";
import type { RequestDetail } from "../contract";
import { tell } from "../toast";
import type { useActs } from "../useActs";
import { CancelSheet } from "./CancelSheet";
import { Sheet } from "./Sheet";

interface RequestMenuProps {
  request: RequestDetail;
  acts: ReturnType<typeof useActs>;
}

/** The rarer acts: pass on the link, cancel. */
export function RequestMenu({ request, acts }: RequestMenuProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<"menu" | "cancel" | null>(null);
  const close = () => setShown(null);
  const { tracking_url } = request;
  if (!request.can.cancel && !request.may_withdraw && !tracking_url) {
    return null;
  }
  const copyLink = async (url: string) => {
    await navigator.clipboard?.writeText(new URL(url, window.location.origin).href);
    close();
    tell(t("portal.request.link_copied"));
  };
  return (
    <>
      <button
        type="button"
        className="icon-btn"
        aria-label={t("portal.request.more")}
        onClick={() => setShown("menu")}
      >
        <LineIcon name="more" size={24} />
      </button>
      {shown === "menu" && (
        <Sheet title={request.progress.title} about={request.progress.number} onClose={close}>
          <div className="sheet-list">
            {tracking_url && (
              <button type="button" className="me-item" onClick={() => void copyLink(tracking_url)}>
                <LineIcon name="link" />
                <span className="grow">{t("portal.request.copy_link")}</span>
              </button>
            )}
            {request.may_withdraw && (
              <button
                type="button"
                className="me-item"
                onClick={() => acts.withdraw.mutate(undefined, { onSuccess: close })}
              >
                <LineIcon name="refresh" />
                <span className="grow">{t("portal.returned.withdraw")}</span>
              </button>
            )}
            {request.can.cancel && (
              <button type="button" className="me-item" onClick={() => setShown("cancel")}>
                <LineIcon name="x" />
                <span className="grow">{t("portal.cancel.title")}</span>
              </button>
            )}
          </div>
        </Sheet>
      )}
      {shown === "cancel" && (
        <CancelSheet
          isSending={acts.cancel.isPending}
          error={acts.cancel.error}
          onSend={(reason) => acts.cancel.mutate(reason, { onSuccess: close })}
          onClose={close}
        />
      )}
    </>
  );
}
