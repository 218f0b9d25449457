import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { FormRenderer } from "@/features/forms/components/FormRenderer";
import { Labelled } from "@/features/forms/components/Labelled";
import { useFormStore } from "@/features/forms/useFormStore";
import type { Receipt, ServiceForm } from "../contract";
import { newDraft } from "../drafts";
import { type StrangersDraft, sendPublicly } from "../publicApi";
import { useSendingRequest } from "../useSendingRequest";
import { useShowFirstProblem } from "../useShowFirstProblem";
import { FormProblem, InOwnWords } from "./InOwnWords";
import { Photographs } from "./Photographs";
import { Situations } from "./Situations";

interface StrangersFormProps {
  service: ServiceForm;
  onSent: (receipt: Receipt, title: string) => void;
  /** Where it goes; what is open to anybody unless said otherwise. */
  post?: (draft: StrangersDraft) => Promise<Receipt>;
}

const NEEDED = ["contact_name", "contact_phone"] as const;

/** The same questions as for people with an account, and who asks; nothing stays on the device. */
export function StrangersForm({ service, onSent, post = sendPublicly }: StrangersFormProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<StrangersDraft>(() => ({
    ...newDraft(service.code, service.name, {}),
    contact_name: "",
  }));
  const change = (changed: Partial<StrangersDraft>) => setDraft((now) => ({ ...now, ...changed }));
  const store = useFormStore(() => ({ content: service.form, answers: {} }));
  const [filesUnderway, setFilesUnderway] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const sending = useSendingRequest(service, store, {
    post,
    needed: NEEDED,
    onSent: (receipt) => onSent(receipt, draft.title),
  });
  useShowFirstProblem(form, sending.attempt);
  const { problemAt } = sending;
  return (
    <form
      ref={form}
      noValidate
      className="form-card"
      onSubmit={(event) => {
        event.preventDefault();
        sending.send(draft);
      }}
    >
      <InOwnWords draft={draft} onChange={change} problemAt={problemAt} />
      <Photographs
        store={store}
        files={draft.files}
        onFiles={(next) => setDraft((now) => ({ ...now, files: next(now.files) }))}
        onUnderway={setFilesUnderway}
        problem={problemAt("attachment_ids")}
      />
      <FormRenderer store={store} marks="optional" missing={t("portal.form.missing")} />
      <Situations
        situations={service.situations}
        chosen={draft.situation}
        onChange={(situation) => change({ situation })}
        problem={problemAt("situation")}
      />
      <Line
        label={t("portal.public.your_name")}
        name="name"
        value={draft.contact_name}
        onChange={(contact_name) => change({ contact_name })}
        problem={problemAt("contact_name")}
      />
      <Line
        label={t("portal.public.your_phone")}
        name="tel"
        value={draft.contact_phone}
        onChange={(contact_phone) => change({ contact_phone })}
        problem={problemAt("contact_phone")}
      />
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
            : t("portal.public.phone_why")}
        </p>
      </div>
    </form>
  );
}

interface LineProps {
  label: string;
  name: "name" | "tel";
  value: string;
  onChange: (value: string) => void;
  problem: string | undefined;
}

function Line({ label, name, value, onChange, problem }: LineProps) {
  const id = useId();
  return (
    <Labelled id={id} label={label} problem={problem}>
      <input
        id={id}
        className="field-box"
        type={name === "tel" ? "tel" : "text"}
        autoComplete={name}
        maxLength={name === "tel" ? 40 : 60}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-required
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-about`}
      />
    </Labelled>
  );
}
