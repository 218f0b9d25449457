import { createContext, use, useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { inputSentence } from "@/api/problem";
import type { Wrong } from "./checks/problem";
import type { Answer, Answers } from "./definition";
import type { FieldState } from "./fieldState";
import { rowsOf } from "./readings";
import { type FormSetup, FormStore } from "./store";

/** The form around an input; none where a single answer is edited, as in a grid. */
export const FormContext = createContext<FormStore | null>(null);

/** A form that lives as long as the page; another `key` of the page begins another. */
export function useFormStore(setup: () => FormSetup): FormStore {
  const [store] = useState(() => new FormStore(setup()));
  return store;
}

/** Tells the page of every change, so that it can keep a draft. */
export function useKeepingAnswers(store: FormStore, keep: (answers: Answers) => void): void {
  const newest = useRef(keep);
  newest.current = keep;
  useEffect(() => {
    let before = store.allAnswers();
    return store.subscribeAll(() => {
      const now = store.allAnswers();
      if (now !== before) newest.current(now);
      before = now;
    });
  }, [store]);
}

/** One field as it stands now; only its own changes draw it again. */
export function useFieldState(store: FormStore, id: string): FieldState {
  const subscribe = useCallback((listener: () => void) => store.subscribe(id, listener), [store, id]);
  return useSyncExternalStore(subscribe, () => store.state(id));
}

/** Something small read off the whole form: a text, a number, yes or no. */
export function useOfForm<Value extends string | number | boolean | null>(
  store: FormStore,
  read: (store: FormStore) => Value,
): Value {
  return useSyncExternalStore(store.subscribeAll, () => read(store));
}

const nobody = () => () => undefined;

/** The answer to another field of the same form, by id or code; null outside of a form. */
export function useAnswerOf(name: string | null | undefined): Answer {
  const store = use(FormContext);
  const read = () => (store && name ? store.answer(name) : null);
  return useSyncExternalStore(store ? store.subscribeAll : nobody, read);
}

/** What is wrong, in the person's language. */
export function wrongSentence(wrong: Wrong | undefined): string | undefined {
  return wrong && inputSentence({ path: "", code: wrong.code, facts: wrong.facts });
}

/** Refusals of the server by the field they are about: `answers.f_one`, `answers.f_rows.0.f_col`. */
export function wrongsFrom(
  problems: { path: string; code: string; facts?: Record<string, unknown> }[],
  store: FormStore,
): Map<string, Wrong[]> {
  const found = new Map<string, Wrong[]>();
  for (const { path, code, facts } of problems) {
    const steps = path.split(".");
    const at = steps.findIndex((step) =>
      store.fields.some((field) => field.id === step || field.code === step),
    );
    const field = store.fields.find(({ id, code: named }) => id === steps[at] || named === steps[at]);
    if (!field) continue;
    const part = partNamed(steps.slice(at + 1), store.answer(field.id));
    found.set(field.id, [...(found.get(field.id) ?? []), { code, facts, part }]);
  }
  return found;
}

/** The server counts rows; here they go by their ids, which stay when rows move. */
function partNamed([row, ...rest]: string[], answer: Answer): string | undefined {
  if (row === undefined) return undefined;
  const id = /^\d+$/.test(row) ? (rowsOf(answer)[Number(row)]?.id ?? row) : row;
  return [id, ...rest].join(".");
}
