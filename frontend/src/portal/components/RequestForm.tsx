import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import type { Me } from "@/api/session";
import { FormRenderer } from "@/features/forms/components/FormRenderer";
import { Labelled } from "@/features/forms/components/Labelled";
import { OutsideContext } from "@/features/forms/outside";
import type { FormStore } from "@/features/forms/store";
import { useFormStore, useKeepingAnswers } from "@/features/forms/useFormStore";
import { useAskingRecords } from "@/features/records/outside";
import { useText } from "@/lib/i18n";
import { LineIcon } from "@/ui/LineIcon";
import type { ServiceForm } from "../contract";
import { type Draft, newDraft, readDraft } from "../drafts";
import { tell } from "../toast";
import { useDraft } from "../useDraft";
import { useSendingRequest } from "../useSendingRequest";
import { useShowFirstProblem } from "../useShowFirstProblem";
import { FormProblem, InOwnWords } from "./InOwnWords";
import { Photographs } from "./Photographs";
import { Situations } from "./Situations";
import { WishedTime } from "./WishedTime";

interface RequestFormProps {
  service: ServiceForm;
  me: Me;
  title: string;
}

/** What is needed, in one's own words, then what this service asks besides. */
export function RequestForm({ service, me, title }: RequestFormProps) {
  const { t } = useTranslation();
  const text = useText();
  const id = useId();
  const navigate = useNavigate();
  const [begun] = useState(() => beginning(service, me, title));
  const { draft, change, isKept, forget, hold } = useDraft(me.person.id, begun.draft, begun.wasKept);
  const store = useRequestStore(service, me, begun.draft);
  useKeepingAnswers(store, (answers) => change({ answers }));
  const outside = useAskingRecords();
  const [filesUnderway, setFilesUnderway] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const sending = useSendingRequest(service, store, {
    onSent: (receipt) => {
      forget();
      navigate(`/sent/${receipt.number}`, { replace: true, state: { receipt, title: draft.title } });
    },
    onOffline: (sent) => {
      hold(sent);
      tell(t("portal.outbox.waits"));
      navigate("/requests", { replace: true });
    },
  });
  useShowFirstProblem(form, sending.attempt);
  const { problemAt } = sending;

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        sending.send(draft);
      }}
    >
      <p className="draft-line" role="status">
        {isKept && (
          <>
            <LineIcon name="check" size={16} />
            {t("portal.form.kept")}
          </>
        )}
      </p>
      <div className="form-card">
        {text(service.description) && <p className="form-intro">{text(service.description)}</p>}
        <InOwnWords draft={draft} onChange={change} problemAt={problemAt} />
        <Photographs
          store={store}
          files={draft.files}
          onFiles={(next) => change((now) => ({ files: next(now.files) }))}
          onUnderway={setFilesUnderway}
          problem={problemAt("attachment_ids")}
        />
        <OutsideContext value={outside}>
          <FormRenderer store={store} marks="optional" missing={t("portal.form.missing")} />
        </OutsideContext>
        <Situations
          situations={service.situations}
          chosen={draft.situation}
          onChange={(situation) => change({ situation })}
          problem={problemAt("situation")}
        />
        <WishedTime
          wished={draft.wished_at}
          onChange={(wished_at) => change({ wished_at })}
          problem={problemAt("wished_at")}
        />
        <Labelled
          id={`${id}-phone`}
          label={t("portal.form.phone")}
          aside={t("fields.optional")}
          problem={problemAt("contact_phone")}
        >
          <input
            id={`${id}-phone`}
            className="field-box"
            type="tel"
            autoComplete="tel"
            value={draft.contact_phone}
            onChange={(event) => change({ contact_phone: event.target.value })}
            aria-describedby={`${id}-phone-about`}
          />
        </Labelled>
        <FormProblem problem={sending.problem} />
        <div className="dock">
          <button
            type="submit"
            className="btn btn-main btn-large btn-wide"
            disabled={sending.isPending || filesUnderway > 0}
          >
            {sending.isPending ? t("portal.form.sending") : t("portal.form.send")}
          </button>
          <p className="dock-note">
            {filesUnderway > 0
              ? t("portal.form.files_underway", { count: filesUnderway })
              : t("portal.form.later")}
          </p>
        </div>
      </div>
    </form>
  );
}

function beginning(service: ServiceForm, me: Me, title: string) {
  const kept = readDraft(me.person.id, service.code);
  if (kept) {
    return { draft: title && !kept.title ? { ...kept, title } : kept, wasKept: true };
  }
  return { draft: newDraft(service.code, service.name, { title }), wasKept: false };
}

/** The form of a service, begun with what the draft holds and what the address says. */
function useRequestStore(service: ServiceForm, me: Me, { answers }: Draft): FormStore {
  const [parameters] = useSearchParams();
  return useFormStore(() => ({
    content: service.form,
    answers,
    around: {
      parameters: Object.fromEntries(parameters),
      person: me.person.id,
      department: me.person.department_id,
    },
  }));
}
