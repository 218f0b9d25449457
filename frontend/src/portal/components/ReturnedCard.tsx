import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { LineIcon } from "@/ui/LineIcon";
import type { RequestDetail } from "../contract";
import type { useActs } from "../useActs";

interface ReturnedCardProps {
  returned: NonNullable<RequestDetail["returned"]>;
  acts: ReturnType<typeof useActs>;
}

/** It came back: why, what was changed since, and the press that hands it in again. */
export function ReturnedCard({ returned, acts }: ReturnedCardProps) {
  const { t } = useTranslation();
  const id = useId();
  const [note, setNote] = useState("");
  const { resubmit } = acts;
  return (
    <section className="card" aria-label={t("portal.returned.title")}>
      <h2>{t("portal.returned.title")}</h2>
      {returned.reason && (
        <p>{t("portal.returned.reason", { name: returned.by, reason: returned.reason })}</p>
      )}
      <label htmlFor={id}>{t("portal.returned.note")}</label>
      <textarea
        id={id}
        className="field-box field-box-tall"
        rows={2}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <button
        type="button"
        className="btn btn-main btn-large btn-wide"
        disabled={resubmit.isPending}
        onClick={() => resubmit.mutate({ task: returned.task_id, note: note.trim() })}
      >
        <LineIcon name="check" />
        {t("portal.returned.send")}
      </button>
    </section>
  );
}
