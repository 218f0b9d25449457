import { FormRenderer } from "@/features/forms/components/FormRenderer";
import { OutsideContext } from "@/features/forms/outside";
import type { FormStore } from "@/features/forms/store";
import { useFormStore } from "@/features/forms/useFormStore";
import { useText } from "@/lib/i18n";
import { type AnswerForm, changingOf, displaysOf } from "../answerForm";
import type { Detail } from "../types";
import { useAnswersOutside } from "../useAnswersOutside";

/** The part of an order's form that a step must have answered before it ends. */
export function useStepForm(form: AnswerForm, detail: Detail, required: readonly string[]): FormStore {
  const codes = new Set(required.map((code) => code.split(".")[0]));
  return useFormStore(() => {
    const whole = changingOf(form, detail.answers, detail.stage?.key ?? "");
    const fields = form.content.fields
      .filter(({ code }) => codes.has(code))
      .map((field) => (required.includes(field.code) ? { ...field, required: true } : field));
    return { ...whole, content: { ...form.content, fields } };
  });
}

export function StepAnswers({ store, detail }: { store: FormStore; detail: Detail }) {
  const text = useText();
  const outside = useAnswersOutside(detail.number, detail.answers);
  return (
    <OutsideContext value={outside}>
      <FormRenderer store={store} displays={displaysOf(detail.answers, text)} />
    </OutsideContext>
  );
}
