import type { InputProblem } from "@/api/problem";
import { has, type ProcessContent } from "./content";
import { OWN_CODES, problemsAtOnce } from "./immediate";

export type Fault = InputProblem & { step: string; isWarning: boolean };

type Judged = {
  content: ProcessContent;
  problems: readonly InputProblem[];
  warnings: readonly InputProblem[];
};

/**
 * Everything wrong with what is drawn now: what the page sees at once, and what the server found in the
 * draft it was sent last, as far as that still concerns steps that are there.
 */
export function faultsOf(content: ProcessContent, judged: Judged): Fault[] {
  const isFresh = judged.content === content;
  const atOnce = problemsAtOnce(content);
  const told = judged.problems.filter(
    (one) => (isFresh || !OWN_CODES.has(one.code)) && !atOnce.some((other) => isSame(one, other)),
  );
  return [
    ...[...atOnce, ...told].map((one) => faultOf(one, false)),
    ...judged.warnings.map((one) => faultOf(one, true)),
  ].filter(({ step }) => step === "" || has(content, step));
}

function isSame(one: InputProblem, other: InputProblem): boolean {
  return one.code === other.code && one.path === other.path;
}

function faultOf(one: InputProblem, isWarning: boolean): Fault {
  const named = one.facts?.step;
  const step = typeof named === "string" && named !== "process" ? named : "";
  return { ...one, step, isWarning };
}

export function faultsByStep(faults: readonly Fault[]): ReadonlyMap<string, readonly Fault[]> {
  const found = new Map<string, Fault[]>();
  for (const fault of faults) found.set(fault.step, [...(found.get(fault.step) ?? []), fault]);
  return found;
}
