import { branchOf, type ProcessContent, roadOf, type Step, stepOf } from "./content";
import { FIXED, outermost } from "./operations";

const MARK = "gongdan-steps";

/** Steps as text for the clipboard, so that they reach another process and another window. */
export function copied(content: ProcessContent, ids: readonly string[]): string {
  const branches = ids.filter((id) => roadOf(id)).flatMap((id) => branchOf(content, id)?.steps ?? []);
  const steps = outermost(content, ids).map((key) => stepOf(content, key));
  const whole = [...steps, ...branches].filter((step) => step !== null && !FIXED.has(step.kind));
  return JSON.stringify({ [MARK]: 1, steps: whole });
}

/** The steps in such a text; null when it is about something else. */
export function stepsInText(text: string): Step[] | null {
  try {
    const told: unknown = JSON.parse(text);
    if (typeof told !== "object" || told === null || !(MARK in told) || !("steps" in told)) return null;
    const { steps } = told;
    return Array.isArray(steps) && steps.every(isStep) && steps.length > 0 ? steps : null;
  } catch {
    return null;
  }
}

function isStep(value: unknown): value is Step {
  if (typeof value !== "object" || value === null) return false;
  const { key, kind } = value as Partial<Step>;
  return typeof key === "string" && typeof kind === "string";
}
