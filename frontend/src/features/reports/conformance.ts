import type { TFunction } from "i18next";
import type { Branch, ProcessContent, Step } from "@/features/flows/designer/content";
import type { Marks } from "@/features/flows/designer/context";
import type { Conformance, StepConformance } from "./api";
import { minutes } from "./figures";

/** The process as it is drawn: its steps in their places, without settings. */
export function skeletonOf({ steps, branches }: Conformance): ProcessContent {
  const inside = (within: string) => steps.filter((step) => wayTo(step) === within).map(drawnStep);
  const drawnStep = (one: StepConformance): Step => {
    const own = branches.filter(({ split }) => split === one.key);
    const roads: Branch[] = own.map((branch) => ({
      key: branch.key,
      name: branch.name,
      is_default: branch.is_default,
      steps: inside([...one.within, { split: one.key, branch: branch.key }].map(turn).join(" ")),
    }));
    const first = roads[0];
    const base = { key: one.key, kind: one.kind, name: one.name, phase: one.phase };
    if (one.kind === "subprocess") return { ...base, steps: first?.steps ?? [] };
    return roads.length > 0 ? { ...base, branches: roads } : base;
  };
  return { format: 1, steps: inside("") };
}

function turn({ split, branch }: { split: string; branch: string }): string {
  return `${split}/${branch}`;
}

function wayTo(step: StepConformance): string {
  return step.within.map(turn).join(" ");
}

/** Each step in the colour of the worst that became of it. */
export function marksOf({ steps }: Conformance, t: TFunction): Marks {
  return {
    told: new Map(steps.map((step) => [step.key, { tone: toneOf(step), words: wordsOf(step, t) }])),
  };
}

function toneOf(step: StepConformance): "good" | "risk" | "late" | "none" {
  if (step.late + step.late_now > 0) return "late";
  if (step.skipped > 0) return "risk";
  return step.passed + step.open > 0 ? "good" : "none";
}

function wordsOf(step: StepConformance, t: TFunction): string {
  const told = [
    t("conformance.passed_count", { count: step.passed }),
    step.skipped > 0 && t("conformance.skipped_count", { count: step.skipped }),
    step.late > 0 && t("conformance.late_count", { count: step.late }),
  ];
  return told.filter(Boolean).join(" · ");
}

const BY_ITSELF = new Set(["nobody", "dedupe", "self", "no_rows"]);

/** Who left a step out, and why; what passed by itself was left out by nobody. */
export function whySaid(one: { by: string; by_kind: string; reason: string }, t: TFunction): string {
  if (one.by_kind === "system" && BY_ITSELF.has(one.reason)) return t(`conformance.by_itself_${one.reason}`);
  return t("conformance.by_whom", { name: one.by, reason: one.reason || "–" });
}

export function lateness(value: number | null): string {
  return minutes(value);
}
