import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { FormRenderer } from "@/features/forms/components/FormRenderer";
import { OutsideContext } from "@/features/forms/outside";
import { useFormStore } from "@/features/forms/useFormStore";
import { useAskingRecords } from "@/features/records/outside";
import {
  type AnswerForm,
  answerFormQuery,
  displaysOf,
  mayBeRevealed,
  readingOf,
  revealing,
} from "@/features/workorders/answerForm";
import { useText } from "@/lib/i18n";
import type { RequestDetail } from "../contract";
import { ChangeSheet } from "./ChangeSheet";

type FilledFormProps = { request: RequestDetail };

/** What was filled in, as the form shows it; still open requests may be put right. */
export function FilledForm({ request }: FilledFormProps) {
  const { t } = useTranslation();
  const [isChanging, setChanging] = useState(false);
  const { data: form, dataUpdatedAt } = useQuery(answerFormQuery(request.progress.number));
  if (!form || request.answers.length === 0) return null;
  return (
    <>
      <Filled key={`${dataUpdatedAt} ${JSON.stringify(request.answers)}`} form={form} request={request} />
      {request.can.edit && (
        <button type="button" className="btn" onClick={() => setChanging(true)}>
          {t("portal.request.change")}
        </button>
      )}
      {isChanging && <ChangeSheet form={form} request={request} onClose={() => setChanging(false)} />}
    </>
  );
}

function Filled({ form, request }: FilledFormProps & { form: AnswerForm }) {
  const text = useText();
  const { answers, progress } = request;
  const store = useFormStore(() => readingOf(form, answers));
  const around = useAskingRecords();
  const outside = useMemo(() => {
    const open = mayBeRevealed(answers);
    return {
      ...around,
      reveal: revealing(progress.number),
      mayReveal: ({ id }: { id: string }) => open.has(id),
    };
  }, [around, answers, progress.number]);
  return (
    <OutsideContext value={outside}>
      <FormRenderer store={store} mode="read" displays={displaysOf(answers, text)} />
    </OutsideContext>
  );
}
