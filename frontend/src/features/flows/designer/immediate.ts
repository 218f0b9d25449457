import type { InputProblem } from "@/api/problem";
import { findProblems } from "@/lib/expressions/problems";
import type { Type } from "@/lib/expressions/values";
import { everyStep, type ProcessContent, precedes, type Step, stepOf } from "./content";
import { endsAll } from "./ways";

const NAMED = new Set(["handling", "approval", "milestone"]);
const WORKED = new Set(["handling", "approval"]);
const CHOOSING = new Set(["exclusive", "inclusive"]);
const VALUES: Record<string, string> = {
  team: "team",
  role: "role",
  person: "person",
  field: "field",
  earlier: "step",
};

/** What this page judges by itself, before the server has seen it. */
export const OWN_CODES = new Set([
  "flows.name_missing",
  "flows.handlers_missing",
  "flows.handler_wrong",
  "flows.condition_missing",
  "flows.default_missing",
  "flows.default_twice",
  "flows.too_few_branches",
  "flows.unreachable",
  "flows.end_missing",
  "flows.return_to_wrong",
  "flows.nobody_works",
]);

type Types = Record<string, Type> | null;

export function problemsAtOnce(content: ProcessContent, types: Types = null): InputProblem[] {
  const steps = everyStep(content).map(({ step }) => step);
  return [
    ...steps.flatMap((step) => [
      ...ofNames(step),
      ...ofPeople(step),
      ...ofBranches(step, types),
      ...ofReturns(content, step),
    ]),
    ...ofSequences(content),
    ...(steps.some(({ kind }) => WORKED.has(kind)) ? [] : [problem("process", "", "flows.nobody_works")]),
  ];
}

function problem(
  step: string,
  setting: string,
  code: string,
  facts: Record<string, unknown> = {},
): InputProblem {
  return { path: setting ? `${step}.${setting}` : step, code, facts: { step, ...facts } };
}

function ofNames(step: Step): InputProblem[] {
  const isNamed = Object.values(step.name ?? {}).some((word) => word.trim() !== "");
  return NAMED.has(step.kind) && !isNamed ? [problem(step.key, "name", "flows.name_missing")] : [];
}

type Rule = { kind?: string; [setting: string]: unknown };

export function isWholeRule(rule: Rule): boolean {
  const setting = VALUES[rule.kind ?? ""];
  return Boolean(rule.kind) && (setting === undefined || Boolean(rule[setting]));
}

function ofPeople(step: Step): InputProblem[] {
  const setting = WORKED.has(step.kind) ? "handlers" : step.kind === "copy" ? "receivers" : null;
  if (setting === null) return [];
  const rules = (step[setting] ?? []) as Rule[];
  if (rules.length === 0) return [problem(step.key, setting, "flows.handlers_missing")];
  return rules.flatMap((rule, index) =>
    isWholeRule(rule) ? [] : [problem(step.key, `${setting}.${index}`, "flows.handler_wrong")],
  );
}

function ofBranches(step: Step, types: Types): InputProblem[] {
  const branches = step.branches ?? [];
  if (!step.branches) return [];
  const found = branches.length < 2 ? [problem(step.key, "branches", "flows.too_few_branches")] : [];
  if (!CHOOSING.has(step.kind)) return found;
  const defaults = branches.filter((branch) => branch.is_default).length;
  if (defaults === 0) found.push(problem(step.key, "branches", "flows.default_missing"));
  if (defaults > 1) found.push(problem(step.key, "branches", "flows.default_twice"));
  for (const [index, { key, when, is_default }] of branches.entries()) {
    const path = `branches.${index}.when`;
    if (is_default) continue;
    if (!when) found.push(problem(step.key, path, "flows.condition_missing", { branch: key }));
    else if (types) found.push(...wrongIn(step, path, when, types));
  }
  return found;
}

function wrongIn(step: Step, path: string, when: unknown, types: Record<string, Type>): InputProblem[] {
  return findProblems(when, types, { expected: "boolean" }).map(({ code, facts }) =>
    problem(step.key, path, code, facts as Record<string, unknown>),
  );
}

function ofReturns(content: ProcessContent, step: Step): InputProblem[] {
  if (step.kind !== "approval" || step.on_reject !== "return") return [];
  const target = typeof step.return_to === "string" ? step.return_to : "";
  const isStage = WORKED.has(stepOf(content, target)?.kind ?? "");
  if (isStage && precedes(content, target, step.key)) return [];
  return [problem(step.key, "return_to", "flows.return_to_wrong", { target })];
}

function ofSequences(content: ProcessContent): InputProblem[] {
  const found: InputProblem[] = [];
  const visit = (steps: readonly Step[], isMain: boolean) => {
    const end = steps.findIndex((step) => step.kind === "end" || endsAll(step));
    for (const step of steps) for (const branch of step.branches ?? []) visit(branch.steps ?? [], false);
    if (end >= 0) found.push(...steps.slice(end + 1).map(({ key }) => problem(key, "", "flows.unreachable")));
    else if (isMain) found.push(problem("process", "", "flows.end_missing"));
  };
  visit(content.steps, true);
  return found;
}
