import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem, sentence } from "@/api/problem";
import { FormRenderer } from "@/features/forms/components/FormRenderer";
import { useFormStore, wrongsFrom } from "@/features/forms/useFormStore";
import { type Filing, handIn, type LinkedForm } from "../publicApi";
import { useShowFirstProblem } from "../useShowFirstProblem";
import { FormProblem } from "./InOwnWords";
import { Trap } from "./Trap";

interface HandInFormProps {
  linked: LinkedForm;
  formKey: string;
  onSent: (filing: Filing) => void;
}

/** Nothing but the form: it becomes a record when it is handed in. */
export function HandInForm({ linked, formKey, onSent }: HandInFormProps) {
  const { t } = useTranslation();
  const store = useFormStore(() => ({ content: linked.form, answers: {} }));
  const [website, setWebsite] = useState("");
  const [wrong, setWrong] = useState({ count: 0, attempt: 0 });
  const form = useRef<HTMLFormElement>(null);
  useShowFirstProblem(form, wrong.attempt);
  const stop = (count: number) => setWrong(({ attempt }) => ({ count, attempt: attempt + 1 }));
  const sending = useMutation({
    mutationFn: () => handIn(formKey, store.submission(), website),
    onSuccess: onSent,
    onError: (error) => {
      const refused = wrongsFrom(error instanceof Problem ? error.inputs : [], store);
      store.refuse(refused);
      stop(refused.size);
    },
    meta: { isQuiet: true },
  });
  const said = wrong.count > 0 ? t("portal.form.look_again", { count: wrong.count }) : null;
  return (
    <form
      ref={form}
      noValidate
      className="form-card"
      onSubmit={(event) => {
        event.preventDefault();
        const missing = store.judge().size;
        if (missing > 0) stop(missing);
        else sending.mutate();
      }}
    >
      <FormRenderer store={store} marks="optional" missing={t("portal.form.missing")} />
      <Trap value={website} onChange={setWebsite} />
      <FormProblem problem={said ?? (sending.isError ? sentence(sending.error) : null)} />
      <div className="dock">
        <button type="submit" className="btn btn-main btn-large btn-wide" disabled={sending.isPending}>
          {sending.isPending ? t("portal.form.sending") : t("portal.form.send")}
        </button>
      </div>
    </form>
  );
}
