import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { FileGallery } from "@/features/files/components/FileGallery";
import { useText } from "@/lib/i18n";
import { LineIcon } from "@/ui/LineIcon";
import type { RequestDetail } from "../contract";

const FilledForm = lazy(async () => ({ default: (await import("./FilledForm")).FilledForm }));

/** Number, what was filled in and what was sent along: one press away. */
export function RequestDetails({ request, isOpenable }: { request: RequestDetail; isOpenable?: boolean }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  // Whoever follows a link without signing in has no form to ask for, only the words.
  const isOwn = isOpenable !== false;
  return (
    <details className="card details">
      <summary onClick={() => setOpen(true)}>
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
        {!isOwn && <Said request={request} />}
        {request.attachments.length > 0 && (
          <>
            <dt>{t("portal.request.attachments")}</dt>
            <dd>
              <FileGallery files={request.attachments} isOpenable={isOpenable} />
            </dd>
          </>
        )}
      </dl>
      {isOwn && isOpen && (
        <div className="details-form">
          <Suspense>
            <FilledForm request={request} />
          </Suspense>
        </div>
      )}
    </details>
  );
}

function Said({ request }: { request: RequestDetail }) {
  const text = useText();
  return request.answers
    .filter(({ display }) => text(display) !== "")
    .map((answer) => (
      <div key={answer.field_id}>
        <dt>{text(answer.label)}</dt>
        <dd className="written">{text(answer.display)}</dd>
      </div>
    ));
}
