import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { moment } from "@/lib/dates";
import { Stars } from "@/ui/Stars";

interface RateCardProps {
  called?: string;
  given: { score: number; comment?: string; can_edit_until?: string | null } | null;
  isSending: boolean;
  isSent: boolean;
  onRate: (rating: { score: number; comment?: string }) => void;
}

/** Stars count when touched; what is written besides counts when sent. */
export function RateCard({ called, given, isSending, isSent, onRate }: RateCardProps) {
  const { t } = useTranslation();
  const id = useId();
  const [score, setScore] = useState(given?.score ?? null);
  const [comment, setComment] = useState(given?.comment ?? "");
  const rate = (chosen: number) => {
    setScore(chosen);
    onRate({ score: chosen, comment: comment.trim() || undefined });
  };
  return (
    <section className="card rate-card" aria-label={t("portal.rate.title")}>
      <h2 className="center">{called ? t("portal.rate.title_named", { called }) : t("portal.rate.title")}</h2>
      <Stars
        name={id}
        label={t("portal.rate.stars")}
        nameOf={(count) => t(`portal.rate.score_${count}`)}
        value={score}
        onChange={rate}
      />
      <p className="small ink-accent center" role="status">
        <b>{score === null ? t("portal.rate.optional") : t(`portal.rate.score_${score}`)}</b>
      </p>
      {score !== null && (
        <>
          <label className="field-label" htmlFor={`${id}-words`}>
            {t(score === 5 ? "portal.rate.words_good" : "portal.rate.words_less")}
            <small>{t("fields.optional")}</small>
          </label>
          <textarea
            id={`${id}-words`}
            className="field-box field-box-tall"
            rows={2}
            placeholder={t("portal.rate.words_hint")}
            value={comment}
            onChange={(event) => setComment(event.target.value)}
          />
          <div className="sheet-acts">
            <button
              type="button"
              className="btn btn-wide"
              disabled={isSending || comment.trim() === ""}
              onClick={() => rate(score)}
            >
              {t("portal.rate.send")}
            </button>
          </div>
          {isSent && (
            <p className="dock-note">
              {given?.can_edit_until
                ? t("portal.rate.kept_until", { time: moment(given.can_edit_until) })
                : t("portal.rate.kept")}
            </p>
          )}
        </>
      )}
    </section>
  );
}
