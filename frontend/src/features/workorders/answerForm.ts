import { queryOptions } from "@tanstack/react-query";
import { create, read } from "@/api/client";
import type { components } from "@/api/schema.gen";
import type { Access, Answer, Answers, FormContent } from "@/features/forms/definition";
import { isLayout } from "@/features/forms/layout";
import type { FormSetup, FormStore } from "@/features/forms/store";
import type { Text } from "@/lib/i18n";

type AnswerView = components["schemas"]["AnswerView"];
type SaidAnswer = Pick<AnswerView, "field_id" | "kind" | "value" | "display" | "access" | "is_masked">;
export type AnswerForm = { content: FormContent; access: Record<string, Access> };

/** The form of an order as its reader may see it: the version it was filed with. */
export function answerFormQuery(number: string) {
  return queryOptions({
    queryKey: ["work-order", number, "form"],
    queryFn: ({ signal }) => read<AnswerForm>("/work-orders/{number}/form", { path: { number }, signal }),
    staleTime: 5 * 60_000,
  });
}

/** An order's answers to read: what is shown was decided by the server, who also knows what is hidden here. */
export function readingOf({ content }: AnswerForm, answers: readonly SaidAnswer[]): FormSetup {
  const shown = new Map(answers.map((one) => [one.field_id, one]));
  const fields = content.fields
    .filter(({ id, kind }) => shown.has(id) || isLayout(kind))
    .map((field) => (shown.has(field.id) ? { ...field, visible: null } : field));
  return {
    content: { ...content, fields },
    answers: valuesOf(answers),
    access: Object.fromEntries(
      answers.map((one) => [one.field_id, one.is_masked ? "masked" : ("read" as const)]),
    ),
    isNew: false,
  };
}

/** The same to be changed: a covered answer stays as it is unless a new one is given in its place. */
export function changingOf(form: AnswerForm, answers: readonly SaidAnswer[], stage: string): FormSetup {
  const covered = new Map(answers.flatMap((one) => (one.is_masked ? [[one.field_id, one.display]] : [])));
  const fields = form.content.fields.map((field) =>
    covered.has(field.id)
      ? { ...field, required: false, required_if: null, placeholder: covered.get(field.id) as Text }
      : field,
  );
  return {
    content: { ...form.content, fields },
    answers: valuesOf(answers),
    access: form.access,
    facts: { stage },
    isNew: false,
  };
}

function valuesOf(answers: readonly SaidAnswer[]): Answers {
  return Object.fromEntries(answers.map((one) => [one.field_id, (one.value ?? null) as Answer]));
}

/** How the server says each answer; links are shown as ways to their records instead. */
export function displaysOf(
  answers: readonly SaidAnswer[],
  text: (words: Text | null | undefined) => string,
): Record<string, string> {
  const said = answers.flatMap(({ field_id, kind, display }) => {
    const words = kind === "link" ? "" : text(display);
    return words ? [[field_id, words] as const] : [];
  });
  return Object.fromEntries(said);
}

/** Only what was changed is sent. */
export function changedIn(store: FormStore, before: Answers): Answers {
  const changed = Object.entries(store.submission()).filter(
    ([id, answer]) => JSON.stringify(answer ?? null) !== JSON.stringify(before[id] ?? null),
  );
  return Object.fromEntries(changed);
}

/** Shows a covered answer whole; the server keeps that it did. */
export function revealing(number: string) {
  return async ({ code }: { code: string }): Promise<Answer> => {
    const shown = await create<{ value: Answer }>("/work-orders/{number}/reveals", {
      path: { number },
      body: { field: code },
    });
    return shown.value;
  };
}

/** The answers that may be shown whole when asked for. */
export function mayBeRevealed(answers: readonly SaidAnswer[]): ReadonlySet<string> {
  const open = answers.filter(
    ({ is_masked, access, kind }) =>
      is_masked && (access === "read" || access === "edit") && kind !== "secret",
  );
  return new Set(open.map(({ field_id }) => field_id));
}
