import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { inputSentence, Problem, sentence } from "@/api/problem";
import type { Answers, FieldDefinition } from "@/features/forms/definition";
import { answerable, required } from "@/features/forms/visibility";
import { sendRequest } from "./api";
import type { Receipt, ServiceForm } from "./contract";
import { type Draft, requestOf } from "./drafts";

type Wrongs = Record<string, string>;

interface Outcomes {
  onSent: (receipt: Receipt) => void;
  onOffline: (sent: Draft) => void;
}

/** Sends a request once; says at which field something is missing or refused. */
export function useSendingRequest(service: ServiceForm, { onSent, onOffline }: Outcomes) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [wrongs, setWrongs] = useState<Wrongs>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const sending = useMutation({
    mutationFn: (draft: Draft) => sendRequest(requestOf(draft), draft.key),
    onSuccess: (receipt) => {
      void queries.invalidateQueries({ queryKey: ["work-orders", "portal"] });
      onSent(receipt);
    },
    onError: (error, draft) => {
      if (error instanceof Problem && error.status === 0) {
        onOffline(draft);
        return;
      }
      refuse(wrongsOf(error), error);
    },
    meta: { isQuiet: true },
  });

  const refuse = (found: Wrongs, error: unknown) => {
    setWrongs(found);
    const isShownAtFields = Object.keys(found).length > 0;
    setProblem(
      isShownAtFields ? t("portal.form.look_again", { count: Object.keys(found).length }) : sentence(error),
    );
    setAttempt((count) => count + 1);
  };
  const send = (draft: Draft, fields: FieldDefinition[]) => {
    const missing = missingIn(draft, fields, service).map((name) => [name, t("portal.form.missing")]);
    if (missing.length > 0) {
      refuse(Object.fromEntries(missing), null);
      return;
    }
    setWrongs({});
    setProblem(null);
    sending.mutate({ ...draft, answers: onlyAsked(draft.answers, fields) });
  };
  return {
    send,
    problem,
    attempt,
    isPending: sending.isPending,
    problemAt: (name: string): string | undefined => wrongs[name],
  };
}

function missingIn(draft: Draft, fields: FieldDefinition[], service: ServiceForm): string[] {
  const needed = required(fields, draft.answers);
  const unanswered = fields.filter(({ id }) => needed.has(id) && (draft.answers[id] ?? null) === null);
  return [
    ...(draft.title.trim() === "" ? ["title"] : []),
    ...unanswered.map(({ id }) => id),
    ...(service.situations.length > 0 && draft.situation === null ? ["situation"] : []),
  ];
}

function onlyAsked(answers: Answers, fields: FieldDefinition[]): Answers {
  return Object.fromEntries(answerable(fields).map(({ id }) => [id, answers[id] ?? null]));
}

/** Refusals by the last word of where they stand: answers.f_abc, body.title, title. */
function wrongsOf(error: unknown): Wrongs {
  if (!(error instanceof Problem)) {
    return {};
  }
  return Object.fromEntries(
    error.inputs.map((input) => [input.path.split(".").at(-1) ?? input.path, inputSentence(input)]),
  );
}
