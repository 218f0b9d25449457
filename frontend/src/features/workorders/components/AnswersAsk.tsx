import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem, sentence } from "@/api/problem";
import { FormRenderer } from "@/features/forms/components/FormRenderer";
import { OutsideContext } from "@/features/forms/outside";
import { useFormStore, useOfForm, wrongsFrom } from "@/features/forms/useFormStore";
import { useText } from "@/lib/i18n";
import { Ask } from "@/ui/Ask";
import { ErrorLine } from "@/ui/States";
import { type AnswerForm, changedIn, changingOf, displaysOf } from "../answerForm";
import { useCommand } from "../commands";
import type { Detail } from "../types";
import { useAnswersOutside } from "../useAnswersOutside";

type AnswersAskProps = { form: AnswerForm; detail: Detail; onClose: () => void };

/** The order's form to correct what was filled in; the server judges it as when it was filed. */
export function AnswersAsk({ form, detail: newest, onClose }: AnswersAskProps) {
  const { t } = useTranslation();
  const text = useText();
  const [detail] = useState(newest);
  const [setup] = useState(() => changingOf(form, detail.answers, detail.stage?.key ?? ""));
  const store = useFormStore(() => setup);
  const outside = useAnswersOutside(detail.number, detail.answers);
  const before = setup.answers ?? {};
  const isChanged = useOfForm(store, () => Object.keys(changedIn(store, before)).length > 0);
  const saving = useCommand(
    detail.number,
    (order) => order.editDetails({ answers: changedIn(store, before), rev: detail.rev }),
    { meta: { isQuiet: true } },
  );
  function save(): void {
    if (store.judge().size > 0) return;
    saving.mutate(undefined, {
      onSuccess: onClose,
      onError: (error) => error instanceof Problem && store.refuse(wrongsFrom(error.inputs, store)),
    });
  }
  const isAtFields = saving.error instanceof Problem && saving.error.inputs.length > 0;
  return (
    <Ask
      title={t("order.edit_answers")}
      act={t("ask.save")}
      width={720}
      isBusy={saving.isPending}
      isReady={isChanged}
      onAct={save}
      onClose={onClose}
    >
      {saving.isError && !isAtFields && <ErrorLine>{sentence(saving.error)}</ErrorLine>}
      <OutsideContext value={outside}>
        <FormRenderer store={store} displays={displaysOf(detail.answers, text)} />
      </OutsideContext>
    </Ask>
  );
}
