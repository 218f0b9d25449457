import type { Change, StepName } from "@/ui/designing/history";
import {
  type Branch,
  branchId,
  branchOf,
  listAt,
  locate,
  type Place,
  type ProcessContent,
  type Road,
  roadOf,
  type Step,
  stepOf,
} from "./content";
import { begun, changed, type Design, redone, selected, undone } from "./history";
import * as operations from "./operations";

/** A sentence for those who hear the page, with a turn so that the same sentence is said again. */
export type Said = StepName & { turn: number };

export type DesignerState = Design & { said: Said | null };

type Clock = () => number;
type More = Omit<Change<ProcessContent>, "name" | "content" | "at"> & { isQuiet?: boolean };

/** A process being shaped, outside of any page: its document, what is chosen, undo and redo. */
export function makeProcessStore(content: ProcessContent, clock: Clock = Date.now) {
  let state: DesignerState = { ...begun(content), said: null };
  const listeners = new Set<() => void>();
  function become(next: Design, said?: StepName): void {
    if (next === state && !said) return;
    const told = said ? { ...said, turn: (state.said?.turn ?? 0) + 1 } : state.said;
    state = { ...next, said: told };
    for (const listener of listeners) listener();
  }
  function change(name: StepName, next: ProcessContent, { isQuiet, ...rest }: More = {}): void {
    const after = changed(state, { name, content: next, at: clock(), ...rest });
    if (after !== state) become(after, isQuiet ? undefined : name);
  }
  const main = () => state.selection[state.selection.length - 1];
  const stepsChosen = () => operations.outermost(state.content, state.selection);

  return {
    get: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** Another document instead of this one, with the way back to it. */
    replace: (next: ProcessContent) => change({ word: "replace" }, next),
    add: (steps: readonly Step[], place?: Place) => {
      const [first] = steps;
      if (!first) return;
      const at = place ?? operations.placeAfter(state.content, main());
      const word = steps.length > 1 ? "paste" : "add";
      const next = operations.insert(state.content, steps, at);
      change({ word, facts: factsOf(steps) }, next, { selection: steps.map(({ key }) => key) });
    },
    paste: (steps: readonly Step[], place?: Place) => {
      const fresh = operations.copies(steps);
      if (fresh.length === 0) return;
      const at = place ?? operations.placeAfter(state.content, main());
      const next = operations.insert(state.content, fresh, at);
      change({ word: "paste", facts: factsOf(fresh) }, next, { selection: fresh.map(({ key }) => key) });
    },
    duplicate: () => {
      const road = roadOf(main() ?? "");
      if (road) return duplicateBranch(road);
      const steps = stepsChosen()
        .map((key) => stepOf(state.content, key))
        .filter((step) => step !== null);
      const last = stepsChosen().at(-1);
      const found = last === undefined ? null : locate(state.content, last);
      const fresh = operations.copies(steps);
      if (!found || fresh.length === 0) return;
      const place = { into: found.into, index: found.index + 1 };
      const next = operations.insert(state.content, fresh, place);
      change({ word: "duplicate", facts: factsOf(steps) }, next, { selection: fresh.map(({ key }) => key) });
    },
    move: (keys: readonly string[], place: Place) => {
      change({ word: "move", facts: factsIn(keys) }, operations.move(state.content, keys, place));
    },
    /** One step up or down; branches go left or right. */
    step: (by: -1 | 1) => {
      const id = main();
      if (id === undefined) return;
      const road = roadOf(id);
      const next = road
        ? operations.stepBranch(state.content, road, by)
        : operations.step(state.content, id, by);
      const word = road ? (by < 0 ? "left" : "right") : by < 0 ? "up" : "down";
      change({ word, facts: factsIn([id]) }, next);
    },
    remove: (ids: readonly string[] = state.selection) => {
      const [first] = ids;
      if (first === undefined) return;
      const next = operations.remove(state.content, ids);
      const neighbor = operations.neighborOf(state.content, next, first);
      change({ word: "remove", facts: factsIn(ids) }, next, { selection: neighbor ? [neighbor] : [] });
    },
    set: (key: string, settings: Record<string, unknown>) => {
      const [setting = ""] = Object.keys(settings);
      const next = operations.set(state.content, key, settings);
      const facts = { ...factsIn([key]), setting };
      change({ word: "set", facts }, next, { key: `${setting}:${key}`, isQuiet: true });
    },
    addBranch: (split: string) => {
      const branch = operations.newBranch(state.content, split);
      const next = operations.addBranch(state.content, split, branch);
      const selection = [branchId({ split, branch: branch.key })];
      change({ word: "add_branch", facts: factsIn([split]) }, next, { selection });
    },
    setBranch: (road: Road, settings: Partial<Branch>) => {
      const [setting = ""] = Object.keys(settings);
      const next = operations.setBranch(state.content, road, settings);
      const id = branchId(road);
      change({ word: "set", facts: { ...factsIn([id]), setting } }, next, {
        key: `${setting}:${id}`,
        isQuiet: true,
      });
    },
    setProcess: (part: Partial<ProcessContent>, word = "process") => {
      change({ word }, { ...state.content, ...part }, { isQuiet: true });
    },
    undo: () => {
      const step = state.past[state.past.length - 1];
      if (step) become(undone(state), { word: "undone", facts: { step: step.name } });
    },
    redo: () => {
      const [step] = state.future;
      if (step) become(redone(state), { word: "redone", facts: { step: step.name } });
    },
    select: (ids: readonly string[]) => {
      const next = selected(state, ids);
      if (next !== state) become(next);
    },
    /** Alone, as well, or everything from the last one to it on the same road. */
    press: (id: string, how: "only" | "toggle" | "through") => {
      const next = selected(state, chosen(state.content, state.selection, id, how));
      if (next !== state) become(next);
    },
    say: (word: string, facts?: Record<string, unknown>) => become(state, { word, facts }),
  };

  function duplicateBranch(road: Road): void {
    const branch = operations.copyOfBranch(state.content, road);
    if (!branch) return;
    const next = operations.addBranch(state.content, road.split, branch);
    const selection = [branchId({ split: road.split, branch: branch.key })];
    change({ word: "duplicate", facts: factsIn([branchId(road)]) }, next, { selection });
  }

  function factsIn(ids: readonly string[]): Record<string, unknown> {
    const [first = ""] = ids;
    const named = roadOf(first) ? branchOf(state.content, first) : stepOf(state.content, first);
    return { count: ids.length, name: named?.name ?? {}, kind: stepOf(state.content, first)?.kind };
  }
}

function factsOf(steps: readonly Step[]): Record<string, unknown> {
  return { count: steps.length, name: steps[0]?.name ?? {}, kind: steps[0]?.kind };
}

function chosen(
  content: ProcessContent,
  before: readonly string[],
  id: string,
  how: "only" | "toggle" | "through",
): readonly string[] {
  if (how === "only" || roadOf(id)) return [id];
  const steps = before.filter((one) => !roadOf(one));
  if (how === "toggle") {
    return steps.includes(id) ? steps.filter((one) => one !== id) : [...steps, id];
  }
  const [from, to] = [locate(content, steps[0] ?? ""), locate(content, id)];
  const list = to ? listAt(content, to.into).map(({ key }) => key) : [];
  if (!from || !to || !list.includes(from.step.key)) return [id];
  const between = list.slice(Math.min(from.index, to.index), Math.max(from.index, to.index) + 1);
  return from.index <= to.index ? between : between.reverse();
}

export type ProcessStore = ReturnType<typeof makeProcessStore>;
