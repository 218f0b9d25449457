import type { Expression } from "@/lib/expressions/operation";
import type { Text } from "@/lib/i18n";

/** One alternative of a split: its condition, or that it is the default, and what is done on it. */
export type Branch = {
  key: string;
  name?: Text;
  when?: Expression | null;
  is_default?: boolean;
  steps?: Step[];
};

/** A step as a builder shapes it: what every step has, and the settings of its kind. */
export type Step = {
  key: string;
  kind: string;
  name?: Text;
  branches?: Branch[];
  /** What lies inside a step that has one road of its own. */
  steps?: Step[];
  [setting: string]: unknown;
};

/** A sample request and what must come of it. */
export type TestCase = {
  key: string;
  name: Text;
  type?: string;
  requester?: string;
  department?: string;
  facts: Record<string, unknown>;
  decisions?: Record<string, string>;
  expect: { path?: string[]; asked?: Record<string, number>; outcome?: string };
};

/** Something a file of another tool held that was not taken over as it is. */
export type Review = { code: string; step?: string; element?: string; name?: string; detail?: string };

export type ProcessContent = { format: number; steps: Step[]; cases?: TestCase[]; review?: Review[] };

/** A road inside a split: which branch of which step; an empty branch is the step's own road. */
export type Road = { split: string; branch: string };

/** Where a step stands: in the main road or in another, before the one that has this index now. */
export type Place = { into: Road | null; index: number };

export type Located = { step: Step; into: Road | null; index: number };

const EMPTY: ProcessContent = { format: 1, steps: [] };

export function contentOf(stored: unknown): ProcessContent {
  return { ...EMPTY, ...((stored ?? {}) as Partial<ProcessContent>) };
}

/** The roads inside a step, in their order. */
export function roadsOf(step: Step): { road: Road; steps: Step[]; branch?: Branch }[] {
  const branches = (step.branches ?? []).map((branch) => ({
    road: { split: step.key, branch: branch.key },
    steps: branch.steps ?? [],
    branch,
  }));
  return step.steps ? [...branches, { road: { split: step.key, branch: "" }, steps: step.steps }] : branches;
}

function* walk(steps: readonly Step[], into: Road | null): Generator<Located> {
  for (const [index, step] of steps.entries()) {
    yield { step, into, index };
    for (const inner of roadsOf(step)) yield* walk(inner.steps, inner.road);
  }
}

/** Every step with its place, in reading order. */
export function everyStep(content: ProcessContent): Located[] {
  return [...walk(content.steps, null)];
}

/** A step and all that lies inside it. */
export function stepsWithin(step: Step): Step[] {
  return [...walk([step], null)].map((found) => found.step);
}

export function locate(content: ProcessContent, key: string): Located | null {
  return everyStep(content).find(({ step }) => step.key === key) ?? null;
}

export function stepOf(content: ProcessContent, key: string | undefined): Step | null {
  return key === undefined ? null : (locate(content, key)?.step ?? null);
}

const BETWEEN = "/";

/** Branches are chosen by the id of their split and their own. */
export function branchId({ split, branch }: Road): string {
  return `${split}${BETWEEN}${branch}`;
}

export function roadOf(id: string): Road | null {
  const at = id.indexOf(BETWEEN);
  return at < 0 ? null : { split: id.slice(0, at), branch: id.slice(at + 1) };
}

export function branchOf(content: ProcessContent, id: string | undefined): Branch | null {
  const road = id === undefined ? null : roadOf(id);
  const split = road && stepOf(content, road.split);
  return split?.branches?.find(({ key }) => key === road?.branch) ?? null;
}

/** Is there a step or a branch with this id? */
export function has(content: ProcessContent, id: string): boolean {
  return roadOf(id) ? branchOf(content, id) !== null : locate(content, id) !== null;
}

export function listAt(content: ProcessContent, into: Road | null): Step[] {
  if (into === null) return content.steps;
  const split = stepOf(content, into.split);
  return (split && roadsOf(split).find(({ road }) => road.branch === into.branch)?.steps) ?? [];
}

/** The content with one step made another. */
export function withStep(content: ProcessContent, key: string, change: (step: Step) => Step): ProcessContent {
  const steps = changed(content.steps, key, change);
  return steps === content.steps ? content : { ...content, steps };
}

function changed(steps: Step[], key: string, change: (step: Step) => Step): Step[] {
  let isChanged = false;
  const next = steps.map((step) => {
    const after = step.key === key ? change(step) : within(step, key, change);
    isChanged ||= after !== step;
    return after;
  });
  return isChanged ? next : steps;
}

function within(step: Step, key: string, change: (step: Step) => Step): Step {
  let next = step;
  if (step.branches) {
    const branches = step.branches.map((branch) => {
      const before = branch.steps ?? [];
      const after = changed(before, key, change);
      return after === before ? branch : { ...branch, steps: after };
    });
    if (branches.some((branch, index) => branch !== step.branches?.[index])) next = { ...next, branches };
  }
  if (step.steps) {
    const after = changed(step.steps, key, change);
    if (after !== step.steps) next = { ...next, steps: after };
  }
  return next;
}

export function withBranch(
  content: ProcessContent,
  { split, branch }: Road,
  change: (branch: Branch) => Branch,
): ProcessContent {
  return withStep(content, split, (step) => ({
    ...step,
    branches: step.branches?.map((one) => (one.key === branch ? change(one) : one)),
  }));
}

/** The content with another list of steps on one road. */
export function withList(content: ProcessContent, into: Road | null, list: Step[]): ProcessContent {
  if (into === null) return { ...content, steps: list };
  if (into.branch === "") return withStep(content, into.split, (step) => ({ ...step, steps: list }));
  return withBranch(content, into, (branch) => ({ ...branch, steps: list }));
}

/** The splits around a step, the innermost first. */
export function around(content: ProcessContent, key: string): Road[] {
  const found = locate(content, key);
  return found?.into ? [found.into, ...around(content, found.into.split)] : [];
}

/** Does one step lie before the other on a road that leads there? */
export function precedes(content: ProcessContent, earlier: string, later: string): boolean {
  const here = locate(content, earlier);
  if (!here) return false;
  const outer = [later, ...around(content, later).map(({ split }) => split)];
  return outer.some((key) => {
    const there = locate(content, key);
    return there !== null && isSameRoad(there.into, here.into) && here.index < there.index;
  });
}

export function isSameRoad(one: Road | null, other: Road | null): boolean {
  return one?.split === other?.split && one?.branch === other?.branch;
}
