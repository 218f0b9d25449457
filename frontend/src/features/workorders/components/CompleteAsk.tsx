import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Problem, sentence } from "@/api/problem";
import type { FormStore } from "@/features/forms/store";
import { wrongsFrom } from "@/features/forms/useFormStore";
import { useText } from "@/lib/i18n";
import { Ask } from "@/ui/Ask";
import { ErrorLine } from "@/ui/States";
import { type AnswerForm, answerFormQuery, changedIn } from "../answerForm";
import { type Commands, useCommand } from "../commands";
import { bodyOf, missingOf, needsOf, uncheckedOf, useGiven } from "../givens";
import type { Detail, Task } from "../types";
import { NeedsFields } from "./NeedsFields";
import { StepAnswers, useStepForm } from "./StepAnswers";
import { CheckLine } from "./side/CheckSection";

type CompleteAskProps = { detail: Detail; task: Task; onClose: () => void };
type Completion = Parameters<Commands["completeTask"]>[1];

/** What a stage wants before it ends: ticks, answers, words, files, a signature. */
export function CompleteAsk(props: CompleteAskProps) {
  const required = props.task.required ?? [];
  const form = useQuery({ ...answerFormQuery(props.detail.number), enabled: required.length > 0 });
  if (required.length === 0) return <Asking {...props} />;
  if (!form.data) return null;
  return <WithAnswers {...props} form={form.data} />;
}

function WithAnswers({ form, ...rest }: CompleteAskProps & { form: AnswerForm }) {
  const store = useStepForm(form, rest.detail, rest.task.required ?? []);
  return <Asking {...rest} store={store} />;
}

function Asking({ detail, task, store, onClose }: CompleteAskProps & { store?: FormStore }) {
  const { t } = useTranslation();
  const text = useText();
  const { given, put } = useGiven();
  const needs = needsOf(task, "complete");
  const unchecked = new Set(uncheckedOf(task).map(({ key }) => key));
  const before = Object.fromEntries(detail.answers.map(({ field_id, value }) => [field_id, value ?? null]));
  const completing = useCommand(
    detail.number,
    (order, body: Completion) => order.completeTask(task.id, body),
    { meta: { isQuiet: true } },
  );
  const name = text(task.button) || t("act.complete", { stage: text(task.name) });
  function press(): void {
    if (store && store.judge().size > 0) return;
    const answers = store ? changedIn(store, before as Parameters<typeof changedIn>[1]) : {};
    completing.mutate(
      {
        ...(given.comment.trim() ? { note: given.comment.trim() } : {}),
        ...(Object.keys(answers).length > 0 ? { answers } : {}),
        ...bodyOf(given),
      },
      {
        onSuccess: onClose,
        onError: (error) =>
          error instanceof Problem && store && store.refuse(wrongsFrom(error.inputs, store)),
      },
    );
  }
  const isAtFields = completing.error instanceof Problem && completing.error.inputs.length > 0;
  return (
    <Ask
      title={name}
      act={name}
      width={store ? 640 : 480}
      isBusy={completing.isPending}
      isReady={unchecked.size === 0 && missingOf(needs, given).length === 0}
      onAct={press}
      onClose={onClose}
    >
      {completing.isError && !isAtFields && <ErrorLine>{sentence(completing.error)}</ErrorLine>}
      <TaskChecks number={detail.number} task={task} />
      {store && <StepAnswers store={store} detail={detail} />}
      <NeedsFields needs={needs} given={given} onGive={put} />
    </Ask>
  );
}

/** What must be ticked before the stage ends, to be ticked where it is asked for. */
export function TaskChecks({ number, task }: { number: string; task: Task }) {
  const { t } = useTranslation();
  const text = useText();
  if (task.checklist.length === 0) return null;
  return (
    <section aria-label={t("order.checklist", { stage: text(task.name) })}>
      {task.checklist.map((item) => (
        <CheckLine key={item.key} number={number} task={task} item={item} />
      ))}
    </section>
  );
}
