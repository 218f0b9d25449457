import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { create, newKey } from "@/api/client";
import { inputSentence, Problem } from "@/api/problem";
import type { PersonBrief } from "@/api/session";
import type { Answers } from "@/features/forms/definition";
import type { FormStore } from "@/features/forms/store";
import { wrongsFrom } from "@/features/forms/useFormStore";
import type { DetailAnswer, OrderType, Row } from "./types";

export type Draft = {
  type: string;
  requester: PersonBrief | null;
  channel: "phone" | "in_person";
  title: string;
  description: string;
  situation: string | null;
  answers: Answers;
  phone: string;
  wished: string;
  files: string[];
};

export const EMPTY: Draft = {
  type: "",
  requester: null,
  channel: "phone",
  title: "",
  description: "",
  situation: null,
  answers: {},
  phone: "",
  wished: "",
  files: [],
};

type Wrongs = Record<string, string>;

function bodyOf(draft: Draft, store: FormStore): Record<string, unknown> {
  return {
    type: draft.type,
    title: draft.title.trim(),
    description: draft.description.trim(),
    channel: draft.channel,
    answers: store.submission(),
    attachment_ids: draft.files,
    contact_phone: draft.phone.trim(),
    ...(draft.requester ? { requester_id: draft.requester.id } : {}),
    ...(draft.situation ? { situation: draft.situation } : {}),
    ...(draft.wished ? { wished_at: new Date(draft.wished).toISOString() } : {}),
  };
}

function missingIn(draft: Draft, type: OrderType): string[] {
  return [
    ...(draft.requester ? [] : ["requester_id"]),
    ...(draft.title.trim() ? [] : ["title"]),
    ...(type.situations.length > 0 && !draft.situation ? ["situation"] : []),
  ];
}

/** Where each refused input stands: the last step of its path names it. */
function wrongsOf(problem: Problem): Wrongs {
  return Object.fromEntries(
    problem.inputs.map((input) => [input.path.split(".").pop() ?? "", inputSentence(input)]),
  );
}

/** Sends the order once, however often the button is pressed, and keeps what is wrong by its place. */
export function useSubmitting(store: FormStore, onDone: (order: Row) => void) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const key = useRef(newKey());
  const [wrongs, setWrongs] = useState<Wrongs>({});
  const sending = useMutation({
    mutationFn: (body: Record<string, unknown>) =>
      create<DetailAnswer>("/work-orders", { body, key: key.current }),
    onSuccess: ({ order }) => {
      void queries.invalidateQueries({ queryKey: ["work-orders"] });
      void queries.invalidateQueries({ queryKey: ["work-order-counts"] });
      onDone(order);
    },
    onError: (error) => {
      key.current = newKey();
      if (!(error instanceof Problem)) return;
      setWrongs(wrongsOf(error));
      store.refuse(wrongsFrom(error.inputs, store));
    },
  });
  function submit(draft: Draft, type: OrderType): void {
    const missing = missingIn(draft, type);
    setWrongs(Object.fromEntries(missing.map((name) => [name, t("new.missing")])));
    const wrongInForm = store.judge().size;
    if (missing.length + wrongInForm === 0) sending.mutate(bodyOf(draft, store));
  }
  return { submit, wrongs, isSending: sending.isPending };
}
