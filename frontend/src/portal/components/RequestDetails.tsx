import { useTranslation } from "react-i18next";
import { FileGallery } from "@/features/files/components/FileGallery";
import { useText } from "@/lib/i18n";
import { LineIcon } from "@/ui/LineIcon";
import type { RequestDetail } from "../contract";

/** Number, what was filled in and what was sent along: one press away. */
export function RequestDetails({ request, isOpenable }: { request: RequestDetail; isOpenable?: boolean }) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <details className="card details">
      <summary>
        <span>
          {t("portal.request.details")} <span className="small ink-3 nowrap">{request.progress.number}</span>
        </span>
        <LineIcon name="right" size={18} />
      </summary>
      <dl>
        {request.description && (
          <>
            <dt>{t("portal.request.description")}</dt>
            <dd className="written">{request.description}</dd>
          </>
        )}
        {request.answers
          .filter(({ display }) => text(display) !== "")
          .map((answer) => (
            <div key={answer.field_id}>
              <dt>{text(answer.label)}</dt>
              <dd className="written">{text(answer.display)}</dd>
            </div>
          ))}
        {request.attachments.length > 0 && (
          <>
            <dt>{t("portal.request.attachments")}</dt>
            <dd>
              <FileGallery files={request.attachments} isOpenable={isOpenable} />
            </dd>
          </>
        )}
      </dl>
    </details>
  );
}
