import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useDates } from "@/lib/dates";
import { useText } from "@/lib/i18n";
import { LineIcon } from "@/ui/LineIcon";
import { type Draft, draftsOf, forgetDraft } from "../drafts";

/** What is filled in on this device and not sent yet. */
export function Drafts({ person }: { person: number }) {
  const { t } = useTranslation();
  const [drafts, setDrafts] = useState(() => draftsOf(person));
  if (drafts.length === 0) {
    return null;
  }
  const discard = (draft: Draft) => {
    forgetDraft(person, draft.type);
    setDrafts(draftsOf(person));
  };
  return (
    <section>
      <div className="section-head">
        <h2>{t("portal.drafts.title")}</h2>
        <span className="small ink-3">{t("portal.drafts.here")}</span>
      </div>
      {drafts.map((draft) => (
        <DraftCard key={draft.type} draft={draft} onDiscard={() => discard(draft)} />
      ))}
      <div className="section-head">
        <h2>{t("portal.mine.title")}</h2>
      </div>
    </section>
  );
}

function DraftCard({ draft, onDiscard }: { draft: Draft; onDiscard: () => void }) {
  const { t } = useTranslation();
  const text = useText();
  const { ago } = useDates();
  return (
    <article className="card progress">
      <p className="progress-what">
        <span className="grow clip">{text(draft.service)}</span>
        <span>{ago(draft.changed_at)}</span>
      </p>
      <p className="progress-says">{draft.title || t("portal.drafts.untitled")}</p>
      <div className="row small ink-2">
        <LineIcon name={draft.waits ? "cloud" : "pen"} size={18} />
        <span className="grow">{t(draft.waits ? "portal.drafts.waits" : "portal.drafts.unfinished")}</span>
        <button type="button" className="link" onClick={onDiscard}>
          {t("portal.drafts.discard")}
        </button>
        <Link to={`/services/${draft.type}`} className="link">
          {t("portal.drafts.go_on")}
        </Link>
      </div>
    </article>
  );
}
