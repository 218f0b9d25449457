import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { inputSentence, Problem, sentence } from "@/api/problem";
import type { FormStore } from "@/features/forms/store";
import { wrongsFrom } from "@/features/forms/useFormStore";
import { sendRequest } from "./api";
import type { Receipt, ServiceForm } from "./contract";
import { type Draft, requestOf } from "./drafts";

type Wrongs = Record<string, string>;

interface Sending<Sent extends Draft> {
  /** Where it goes; the sender's own requests unless said otherwise. */
  post?: (draft: Sent) => Promise<Receipt>;
  /** What must be filled in besides what the service asks. */
  needed?: readonly (keyof Sent & string)[];
  onSent: (receipt: Receipt) => void;
  /** Without it a request that finds no network is refused like any other. */
  onOffline?: (sent: Sent) => void;
}

const toOwnRequests = (draft: Draft) => sendRequest(requestOf(draft), draft.key);

/** Sends a request once; says at which field something is missing or refused. */
export function useSendingRequest<Sent extends Draft>(
  service: ServiceForm,
  store: FormStore,
  { post = toOwnRequests, needed = [], onSent, onOffline }: Sending<Sent>,
) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [wrongs, setWrongs] = useState<Wrongs>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const sending = useMutation({
    mutationFn: post,
    onSuccess: (receipt) => {
      void queries.invalidateQueries({ queryKey: ["work-orders", "portal"] });
      onSent(receipt);
    },
    onError: (error, draft) => {
      if (onOffline && error instanceof Problem && error.status === 0) {
        onOffline(draft);
        return;
      }
      const refused = wrongsFrom(error instanceof Problem ? error.inputs : [], store);
      store.refuse(refused);
      refuse(wrongsOf(error, new Set(refused.keys())), refused.size, error);
    },
    meta: { isQuiet: true },
  });

  const refuse = (found: Wrongs, inForm: number, error: unknown) => {
    setWrongs(found);
    const count = Object.keys(found).length + inForm;
    setProblem(count > 0 ? t("portal.form.look_again", { count }) : sentence(error));
    setAttempt((before) => before + 1);
  };
  const send = (draft: Sent) => {
    const empty = needed.filter((name) => String(draft[name]).trim() === "");
    const missing = [...missingIn(draft, service), ...empty].map((name) => [name, t("portal.form.missing")]);
    const wrongInForm = store.judge().size;
    if (missing.length + wrongInForm > 0) {
      refuse(Object.fromEntries(missing), wrongInForm, null);
      return;
    }
    setWrongs({});
    setProblem(null);
    sending.mutate({ ...draft, answers: store.submission() });
  };
  return {
    send,
    problem,
    attempt,
    isPending: sending.isPending,
    problemAt: (name: string): string | undefined => wrongs[name],
  };
}

function missingIn(draft: Draft, service: ServiceForm): string[] {
  return [
    ...(draft.title.trim() === "" ? ["title"] : []),
    ...(service.situations.length > 0 && draft.situation === null ? ["situation"] : []),
  ];
}

/** Refusals that are not about the form, by the last word of where they stand: body.title, title. */
function wrongsOf(error: unknown, inForm: ReadonlySet<string>): Wrongs {
  if (!(error instanceof Problem)) {
    return {};
  }
  const beside = error.inputs.filter(({ path }) => !path.split(".").some((step) => inForm.has(step)));
  return Object.fromEntries(
    beside.map((input) => [input.path.split(".").at(-1) ?? input.path, inputSentence(input)]),
  );
}
