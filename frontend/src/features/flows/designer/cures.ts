import { newStep } from "./begin";
import type { Step } from "./content";
import type { Fault } from "./problems";
import type { ProcessStore } from "./store";

/** One press that mends a fault: what it is called, and what it does. */
export type Cure = { word: string; act: (store: ProcessStore) => void };

type Find = (step: Step) => Cure | null;

const CURES: Record<string, Find> = {
  "flows.no_deadline": (step) => ({
    word: "deadline",
    act: (store) => store.set(step.key, { limit_minutes: 480 }),
  }),
  "flows.handlers_missing": (step) => {
    const setting = step.kind === "copy" ? "receivers" : "handlers";
    const kind = step.kind === "handling" ? "assignee" : "department_head";
    return {
      word: kind,
      act: (store) => store.set(step.key, { [setting]: [{ kind }] }),
    };
  },
  "flows.default_missing": (step) => ({
    word: "default",
    act: (store) => {
      const last = step.branches?.at(-1);
      if (last) {
        store.setBranch({ split: step.key, branch: last.key }, { is_default: true, when: undefined });
      }
    },
  }),
  "flows.too_few_branches": (step) => ({ word: "branch", act: (store) => store.addBranch(step.key) }),
  "flows.unreachable": (step) => ({ word: "remove", act: (store) => store.remove([step.key]) }),
  "flows.return_to_wrong": (step) => ({
    word: "end_on_reject",
    act: (store) => store.set(step.key, { on_reject: undefined, return_to: undefined }),
  }),
};

/** The one way to mend a fault, where there is one that is hardly ever wrong. */
export function cureOf(fault: Fault, step: Step | null): Cure | null {
  if (fault.code === "flows.end_missing") {
    return {
      word: "end",
      act: (store) => store.add([newStep("end")], { into: null, index: store.get().content.steps.length }),
    };
  }
  const looked = /^process\.review\.(\d+)$/.exec(fault.path);
  if (looked) {
    return {
      word: "looked_at",
      act: (store) => {
        const { content } = store.get();
        store.replace({ ...content, review: content.review?.filter((_, at) => at !== Number(looked[1])) });
      },
    };
  }
  return step ? (CURES[fault.code]?.(step) ?? null) : null;
}
