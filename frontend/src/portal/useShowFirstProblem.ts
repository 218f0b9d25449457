import { type RefObject, useEffect } from "react";

/** After a refusal the first wrong field is brought into view and into focus. */
export function useShowFirstProblem(form: RefObject<HTMLFormElement | null>, attempt: number): void {
  useEffect(() => {
    if (attempt === 0) return;
    const wrong = form.current?.querySelector<HTMLElement>(".is-wrong");
    const control = wrong?.querySelector<HTMLElement>("input, textarea, select, button");
    wrong?.scrollIntoView({ block: "center" });
    control?.focus({ preventScroll: true });
  }, [form, attempt]);
}
