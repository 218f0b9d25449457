import { useTranslation } from "react-i18next";
import { FileGallery } from "@/features/files/components/FileGallery";
import { useText } from "@/lib/i18n";
import { LineIcon } from "@/ui/LineIcon";
import type { RequestDetail } from "../contract";

/** Number, what was filled in and what was sent along: one press away. */
export function RequestDetails({ request }: { request: RequestDetail }) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <details className="card details">
      <summary>
        <span>
          {t("portal.request.details")} <span className="small ink-3 nowrap">{request.number}</span>
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
          .filter(({ display }) => display !== "")
          .map((answer, index) => (
            <div key={index}>
              <dt>{text(answer.label)}</dt>
              <dd className="written">{answer.display}</dd>
            </div>
          ))}
        {request.attachments.length > 0 && (
          <>
            <dt>{t("portal.request.attachments")}</dt>
            <dd>
              <FileGallery files={request.attachments} />
            </dd>
          </>
        )}
      </dl>
    </details>
  );
}
