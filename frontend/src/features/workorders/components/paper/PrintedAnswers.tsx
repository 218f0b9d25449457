import { PrintedForm } from "@/features/forms/components/PrintedForm";
import { OutsideContext } from "@/features/forms/outside";
import { useFormStore } from "@/features/forms/useFormStore";
import { useRecordsOutside } from "@/features/records/outside";
import { useText } from "@/lib/i18n";
import { type AnswerForm, displaysOf, readingOf } from "../../answerForm";
import type { Detail } from "../../types";

/** What was filled in, laid out as the form is; what is covered on the screen stays so on paper. */
export function PrintedAnswers({ form, detail }: { form: AnswerForm; detail: Detail }) {
  const text = useText();
  const store = useFormStore(() => readingOf(form, detail.answers));
  const outside = useRecordsOutside();
  return (
    <OutsideContext value={outside}>
      <PrintedForm store={store} displays={displaysOf(detail.answers, text)} />
    </OutsideContext>
  );
}
