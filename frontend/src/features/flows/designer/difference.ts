import {
  type Branch,
  everyStep,
  isSameRoad,
  type Located,
  listAt,
  type ProcessContent,
  type Road,
  roadsOf,
  type Step,
  stepOf,
  withList,
  withStep,
} from "./content";

export type Became = "added" | "removed" | "moved" | "changed";
export type SettingChange = { setting: string; before: unknown; after: unknown };

/** What became of one step between two versions. */
export type StepChange = { what: Became; step: Step; settings: SettingChange[] };

/** Shown as changes of their own. */
const INNER = new Set(["steps", "branches"]);
const BRANCH_SETTINGS = ["name", "when", "is_default"] as const;

export function differenceOf(before: ProcessContent, after: ProcessContent): StepChange[] {
  const [old, now] = [placed(before), placed(after)];
  const stay = [...now.values()].flatMap((found): StepChange[] => {
    const was = old.get(found.step.key);
    if (!was) return [{ what: "added", step: found.step, settings: [] }];
    const settings = settingChanges(was.step, found.step);
    if (isElsewhere(was, found, before, after)) return [{ what: "moved", step: found.step, settings }];
    return settings.length > 0 ? [{ what: "changed", step: found.step, settings }] : [];
  });
  const gone = [...old.values()].filter(({ step }) => !now.has(step.key));
  return [...stay, ...gone.map(({ step }): StepChange => ({ what: "removed", step, settings: [] }))];
}

/** The test cases that are other than before. */
export function casesChanged(before: ProcessContent, after: ProcessContent): boolean {
  return plainly(before.cases) !== plainly(after.cases);
}

export function isSameContent(one: ProcessContent, other: ProcessContent): boolean {
  return plainly(one) === plainly(other);
}

export function marksOf(changes: readonly StepChange[]): ReadonlyMap<string, Became> {
  return new Map(changes.map(({ step, what }) => [step.key, what]));
}

/** The new process with what is gone still in it, so that a picture can show both. */
export function merged(before: ProcessContent, after: ProcessContent): ProcessContent {
  const now = placed(after);
  return everyStep(before)
    .filter(({ step, into }) => !now.has(step.key) && !(into && !now.has(into.split)))
    .reduce((content, found) => putBack(content, before, found), after);
}

function putBack(
  content: ProcessContent,
  before: ProcessContent,
  { step, into, index }: Located,
): ProcessContent {
  const target = withRoad(content, before, into);
  const list = listAt(target, into);
  const earlier = listAt(before, into)
    .slice(0, index)
    .map(({ key }) => key)
    .reverse();
  const neighbor = earlier.find((key) => list.some((one) => one.key === key));
  const at = neighbor === undefined ? 0 : list.findIndex(({ key }) => key === neighbor) + 1;
  return withList(target, into, [...list.slice(0, at), step, ...list.slice(at)]);
}

/** A branch that is gone comes back empty, to hold what was on it. */
function withRoad(content: ProcessContent, before: ProcessContent, into: Road | null): ProcessContent {
  const split = into && stepOf(content, into.split);
  if (!into || !split || roadsOf(split).some(({ road }) => road.branch === into.branch)) return content;
  const was = stepOf(before, into.split)?.branches?.find(({ key }) => key === into.branch);
  if (!was) return content;
  const branch: Branch = { ...was, steps: [] };
  return withStep(content, into.split, (step) => ({ ...step, branches: [...(step.branches ?? []), branch] }));
}

function placed(content: ProcessContent): Map<string, Located> {
  return new Map(everyStep(content).map((found) => [found.step.key, found]));
}

/** On another road, or past others that stayed where they were. */
function isElsewhere(was: Located, is: Located, before: ProcessContent, after: ProcessContent): boolean {
  if (!isSameRoad(was.into, is.into)) return true;
  const [old = [], now = []] = [listAt(before, was.into), listAt(after, is.into)].map((list) =>
    list.map(({ key }) => key),
  );
  return !inBoth(old, now).has(is.step.key);
}

/** The longest run of keys that stands in both lists in the same order: those stayed, others moved. */
function inBoth(one: readonly string[], other: readonly string[]): Set<string> {
  const longest: string[][] = other.map(() => []);
  for (const key of one) {
    let before: string[] = [];
    for (const [place, candidate] of other.entries()) {
      const here = longest[place] ?? [];
      const left = longest[place - 1] ?? [];
      const next = candidate === key ? [...before, key] : left.length > here.length ? left : here;
      before = here;
      longest[place] = next;
    }
  }
  return new Set(longest.at(-1) ?? []);
}

function settingChanges(before: Step, after: Step): SettingChange[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const own = [...names]
    .filter((name) => !INNER.has(name))
    .flatMap((name) => settingChange(name, before[name], after[name]));
  return [...own, ...branchChanges(before.branches ?? [], after.branches ?? [])];
}

function branchChanges(before: readonly Branch[], after: readonly Branch[]): SettingChange[] {
  const old = new Map(before.map((branch) => [branch.key, branch]));
  const now = new Set(after.map(({ key }) => key));
  const stay = after.flatMap((branch): SettingChange[] => {
    const was = old.get(branch.key);
    if (!was) return [{ setting: "branch", before: undefined, after: branch.name ?? branch.key }];
    return BRANCH_SETTINGS.flatMap((name) =>
      settingChange(name === "name" ? "branch" : name, was[name], branch[name]),
    );
  });
  const gone = before.filter(({ key }) => !now.has(key));
  const order =
    before
      .filter(({ key }) => now.has(key))
      .map(({ key }) => key)
      .join() !==
    after
      .filter(({ key }) => old.has(key))
      .map(({ key }) => key)
      .join();
  return [
    ...stay,
    ...gone.map((branch) => ({ setting: "branch", before: branch.name ?? branch.key, after: undefined })),
    ...(order ? [{ setting: "order", before: undefined, after: undefined }] : []),
  ];
}

function settingChange(setting: string, before: unknown, after: unknown): SettingChange[] {
  return plainly(before) === plainly(after) ? [] : [{ setting, before, after }];
}

/** What is not said, false, or empty mean the same; the order of keys means nothing. */
function plainly(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner: unknown) => {
      if (isNothing(inner)) return undefined;
      if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
      return Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)));
    }) ?? ""
  );
}

function isNothing(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === null || value === false || value === "";
}
