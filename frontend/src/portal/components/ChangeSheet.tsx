import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem, sentence } from "@/api/problem";
import { FormRenderer } from "@/features/forms/components/FormRenderer";
import { OutsideContext } from "@/features/forms/outside";
import { useFormStore, useOfForm, wrongsFrom } from "@/features/forms/useFormStore";
import { useAskingRecords } from "@/features/records/outside";
import { type AnswerForm, changedIn, changingOf, displaysOf } from "@/features/workorders/answerForm";
import { useText } from "@/lib/i18n";
import { LineIcon } from "@/ui/LineIcon";
import type { RequestDetail } from "../contract";
import { tell } from "../toast";
import { useActs } from "../useActs";
import { Sheet } from "./Sheet";

type ChangeSheetProps = { form: AnswerForm; request: RequestDetail; onClose: () => void };

/** The form once more, to put right what was filled in. */
export function ChangeSheet({ form, request: newest, onClose }: ChangeSheetProps) {
  const { t } = useTranslation();
  const text = useText();
  const [request] = useState(newest);
  const [setup] = useState(() => changingOf(form, request.answers, ""));
  const store = useFormStore(() => setup);
  const outside = useAskingRecords();
  const before = setup.answers ?? {};
  const isChanged = useOfForm(store, () => Object.keys(changedIn(store, before)).length > 0);
  const { change } = useActs(request.progress.number);
  function save(): void {
    if (store.judge().size > 0) return;
    change.mutate(changedIn(store, before), {
      onSuccess: () => [tell(t("portal.request.changed")), onClose()],
      onError: (error) => error instanceof Problem && store.refuse(wrongsFrom(error.inputs, store)),
    });
  }
  const isAtFields = change.error instanceof Problem && change.error.inputs.length > 0;
  return (
    <Sheet title={t("portal.request.change")} onClose={onClose}>
      <OutsideContext value={outside}>
        <FormRenderer store={store} marks="optional" displays={displaysOf(request.answers, text)} />
      </OutsideContext>
      {change.error && !isAtFields && (
        <p className="form-problem" role="alert">
          <LineIcon name="alert" />
          <span>{sentence(change.error)}</span>
        </p>
      )}
      <div className="sheet-acts">
        <button
          type="button"
          className="btn btn-main btn-large btn-wide"
          disabled={!isChanged || change.isPending}
          onClick={save}
        >
          {t("portal.request.keep")}
        </button>
      </div>
    </Sheet>
  );
}
