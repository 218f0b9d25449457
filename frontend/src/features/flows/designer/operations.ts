import {
  type Branch,
  branchId,
  listAt,
  locate,
  type Place,
  type ProcessContent,
  type Road,
  roadOf,
  roadsOf,
  type Step,
  stepOf,
  stepsWithin,
  withBranch,
  withList,
  withStep,
} from "./content";
import { freeKey, newKey } from "./identity";

/** Only ever first, and never moved, copied or removed. */
export const FIXED = new Set(["start"]);

export function insert(content: ProcessContent, steps: readonly Step[], place: Place): ProcessContent {
  const list = listAt(content, place.into);
  const least = place.into === null && FIXED.has(list[0]?.kind ?? "") ? 1 : 0;
  const index = Math.max(least, Math.min(place.index, list.length));
  return withList(content, place.into, [...list.slice(0, index), ...steps, ...list.slice(index)]);
}

/** The place behind what is chosen; of a branch, its beginning; else before the last step. */
export function placeAfter(content: ProcessContent, id: string | undefined): Place {
  const road = id === undefined ? null : roadOf(id);
  if (road) return { into: road, index: 0 };
  const found = id === undefined ? null : locate(content, id);
  if (!found) return { into: null, index: beforeEnd(content.steps) };
  const isLast = found.step.kind === "end";
  return { into: found.into, index: found.index + (isLast ? 0 : 1) };
}

function beforeEnd(steps: readonly Step[]): number {
  return steps[steps.length - 1]?.kind === "end" ? steps.length - 1 : steps.length;
}

/** Only whole things: what lies inside another that is meant as well goes along with it. */
export function outermost(content: ProcessContent, keys: readonly string[]): string[] {
  const inner = new Set(
    keys.flatMap((key) => {
      const step = stepOf(content, key);
      return step
        ? stepsWithin(step)
            .slice(1)
            .map((one) => one.key)
        : [];
    }),
  );
  return keys.filter((key) => !inner.has(key) && !roadOf(key));
}

export function remove(content: ProcessContent, ids: readonly string[]): ProcessContent {
  return ids.reduce((now, id) => {
    const road = roadOf(id);
    return road ? removeBranch(now, road) : removeStep(now, id);
  }, content);
}

function removeStep(content: ProcessContent, key: string): ProcessContent {
  const found = locate(content, key);
  if (!found || FIXED.has(found.step.kind)) return content;
  const list = listAt(content, found.into).filter((step) => step.key !== key);
  return withList(content, found.into, list);
}

function removeBranch(content: ProcessContent, { split, branch }: Road): ProcessContent {
  const step = stepOf(content, split);
  if (!step?.branches || step.branches.length <= 2) return content;
  const branches = step.branches.filter(({ key }) => key !== branch);
  return withStep(content, split, (one) => ({ ...one, branches: withDefault(one.kind, branches) }));
}

/** A split that chooses always keeps a way to take when no condition holds. */
function withDefault(kind: string, branches: Branch[]): Branch[] {
  if (kind === "parallel" || branches.some((branch) => branch.is_default)) return branches;
  return branches.map((branch, index) => {
    if (index < branches.length - 1) return branch;
    const { when: _, ...rest } = branch;
    return { ...rest, is_default: true };
  });
}

export function move(content: ProcessContent, keys: readonly string[], place: Place): ProcessContent {
  const moving = outermost(content, keys).filter((key) => !FIXED.has(stepOf(content, key)?.kind ?? "start"));
  const steps = moving.map((key) => stepOf(content, key)).filter((step) => step !== null);
  const into = place.into;
  const isInside = into !== null && steps.some((step) => within(step, into.split));
  if (steps.length === 0 || isInside) return content;
  const list = listAt(content, into);
  const gone = list.slice(0, place.index).filter(({ key }) => moving.includes(key)).length;
  const before = list.map(({ key }) => key).join();
  const next = insert(remove(content, moving), steps, { into, index: place.index - gone });
  const isSame =
    listAt(next, into)
      .map(({ key }) => key)
      .join() === before;
  return isSame ? content : next;
}

function within(step: Step, key: string): boolean {
  return stepsWithin(step).some((one) => one.key === key);
}

/** One step up or down: past its neighbor, into a split beside it, or out of the one around it. */
export function step(content: ProcessContent, key: string, by: -1 | 1): ProcessContent {
  const found = locate(content, key);
  if (!found) return content;
  const list = listAt(content, found.into);
  const neighbor = list[found.index + by];
  const isEdge = neighbor === undefined || FIXED.has(neighbor.kind);
  if (isEdge) {
    const outer = found.into && locate(content, found.into.split);
    if (!outer) return content;
    return move(content, [key], { into: outer.into, index: outer.index + (by > 0 ? 1 : 0) });
  }
  const [road] = roadsOf(neighbor);
  if (road) return move(content, [key], { into: road.road, index: by > 0 ? 0 : road.steps.length });
  return move(content, [key], { into: found.into, index: found.index + (by > 0 ? 2 : -1) });
}

/** One place to the left or right among the branches. */
export function stepBranch(content: ProcessContent, { split, branch }: Road, by: -1 | 1): ProcessContent {
  const branches = stepOf(content, split)?.branches ?? [];
  const from = branches.findIndex(({ key }) => key === branch);
  const to = from + by;
  const moved = branches[from];
  if (!moved || to < 0 || to >= branches.length) return content;
  const rest = branches.filter((_, index) => index !== from);
  const next = [...rest.slice(0, to), moved, ...rest.slice(to)];
  return withStep(content, split, (one) => ({ ...one, branches: next }));
}

/** One more branch, before the default. */
export function addBranch(content: ProcessContent, split: string, branch: Branch): ProcessContent {
  return withStep(content, split, (one) => {
    const branches = one.branches ?? [];
    const at = branches.findIndex((each) => each.is_default);
    const index = at < 0 ? branches.length : at;
    return { ...one, branches: [...branches.slice(0, index), branch, ...branches.slice(index)] };
  });
}

export function newBranch(content: ProcessContent, split: string): Branch {
  const taken = (stepOf(content, split)?.branches ?? []).map(({ key }) => key);
  return { key: freeKey("b", taken), steps: [] };
}

/** A branch and all on it once more, beside it; never a second default. */
export function copyOfBranch(content: ProcessContent, { split, branch }: Road): Branch | null {
  const step = stepOf(content, split);
  const found = step?.branches?.find(({ key }) => key === branch);
  if (!step || !found) return null;
  const { is_default: _, ...rest } = found;
  const { key } = newBranch(content, split);
  return { ...rest, key, steps: copies(found.steps ?? []) };
}

/** The same steps with keys of their own; what they say of each other follows. */
export function copies(steps: readonly Step[]): Step[] {
  const keys = new Map<string, string>();
  for (const outer of steps) {
    for (const one of stepsWithin(outer)) keys.set(one.key, newKey(one.key));
  }
  return steps.filter(({ kind }) => !FIXED.has(kind)).map((one) => renamed(one, keys) as Step);
}

const NAMES_A_STEP = new Set(["return_to", "to", "step"]);

function renamed(value: unknown, keys: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((one) => renamed(one, keys));
  if (typeof value !== "object" || value === null) return value;
  const isStep = "kind" in value && "key" in value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const isNamed = NAMES_A_STEP.has(name) || (name === "key" && isStep);
      if (isNamed && typeof inner === "string") return [name, keys.get(inner) ?? inner];
      return [name, renamed(inner, keys)];
    }),
  );
}

export function set(content: ProcessContent, key: string, settings: Record<string, unknown>): ProcessContent {
  return withStep(content, key, (step) => assigned(step, settings));
}

export function setBranch(content: ProcessContent, road: Road, settings: Partial<Branch>): ProcessContent {
  const next = withBranch(content, road, (branch) => assigned(branch, settings));
  if (!settings.is_default) return next;
  // The default moves here: whoever was it has a condition to be given.
  return withStep(next, road.split, (one) => ({
    ...one,
    branches: one.branches?.map((branch) => {
      if (branch.key === road.branch) return branch;
      const { is_default: _, ...rest } = branch;
      return rest;
    }),
  }));
}

function assigned<Thing extends object>(thing: Thing, settings: Record<string, unknown>): Thing {
  const next = { ...thing, ...settings };
  for (const [name, value] of Object.entries(settings)) {
    if (value === undefined) delete (next as Record<string, unknown>)[name];
  }
  return next;
}

/** What is chosen once something is gone: its neighbor, else what was around it. */
export function neighborOf(content: ProcessContent, next: ProcessContent, id: string): string | undefined {
  const road = roadOf(id);
  if (road) return road.split;
  const found = locate(content, id);
  if (!found) return undefined;
  const list = listAt(next, found.into);
  const beside = list[Math.min(found.index, list.length - 1)]?.key;
  return beside ?? (found.into ? branchId(found.into) : undefined);
}
