import type { Answer } from "../definition";

/** Whether nothing was answered. */
export function isEmptyAnswer(answer: Answer | undefined): boolean {
  if (answer === null || answer === undefined || answer === "") return true;
  if (Array.isArray(answer)) return answer.length === 0;
  return typeof answer === "object" && answer.amt === null;
}
