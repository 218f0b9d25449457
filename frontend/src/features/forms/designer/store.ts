import type { Change, StepName } from "@/ui/designing/history";
import type { DesignField, FormContent, Place } from "./content";
import { fieldOf, locate } from "./content";
import { begun, changed, type Design, redone, selected, undone } from "./history";
import { newFieldId } from "./identity";
import * as operations from "./operations";
import { usesOf } from "./references";
import { chosen, type HowChosen } from "./selection";

/** A sentence for those who hear the page, with a turn so that the same sentence is said again. */
export type Said = StepName & { turn: number };

export type DesignerState = Design & { said: Said | null };

type Clock = () => number;

/**
 * A form being shaped, outside of any page: its document, what is chosen, undo and redo.
 * Whoever shows it subscribes; whoever changes it calls an act.
 */
export function makeDesignerStore(content: FormContent, clock: Clock = Date.now) {
  let state: DesignerState = { ...begun(content), said: null };
  const listeners = new Set<() => void>();
  function become(next: Design, said?: StepName): void {
    if (next === state && !said) return;
    const told = said ? { ...said, turn: (state.said?.turn ?? 0) + 1 } : state.said;
    state = { ...next, said: told };
    for (const listener of listeners) listener();
  }
  function change(
    name: StepName,
    next: FormContent,
    more: Omit<Change<FormContent>, "name" | "content" | "at"> & { isQuiet?: boolean } = {},
  ): void {
    const { isQuiet, ...rest } = more;
    const after = changed(state, { name, content: next, at: clock(), ...rest });
    if (after !== state) become(after, isQuiet ? undefined : name);
  }
  const ids = () => state.selection;
  const main = () => state.selection[state.selection.length - 1];

  return {
    get: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** Another document instead of this one, with the way back to it. */
    replace: (next: FormContent) => change({ word: "replace" }, next),
    /** What the server keeps; nothing to undo. */
    load: (next: FormContent) => become(begun(next)),
    add: (fields: readonly DesignField[], place?: Place) => {
      const [first] = fields;
      if (!first) return;
      const fresh = operations.copies(state.content, fields);
      const at = place ?? operations.placeAfter(state.content, main(), first.kind);
      const next = operations.insert(state.content, fresh, at);
      const name = { word: fields.length > 1 ? "paste" : "add", facts: factsOf(fields) };
      change(name, next, { selection: fresh.map(({ id }) => id) });
    },
    duplicate: () => {
      const moving = operations.withGathered(state.content, ids());
      const fields = moving.map((id) => fieldOf(state.content, id)).filter((field) => field !== null);
      const last = moving[moving.length - 1];
      const found = last === undefined ? null : locate(state.content, last);
      if (!found) return;
      const fresh = operations.copies(state.content, fields);
      const next = operations.insert(state.content, fresh, { into: found.into, index: found.index + 1 });
      change({ word: "duplicate", facts: factsOf(fields) }, next, { selection: fresh.map(({ id }) => id) });
    },
    move: (moving: readonly string[], place: Place) => {
      change({ word: "move", facts: factsIn(moving) }, operations.move(state.content, moving, place));
    },
    step: (by: -1 | 1) => {
      const facts = { ...factsIn(ids()), by: by < 0 ? "up" : "down" };
      change({ word: by < 0 ? "up" : "down", facts }, operations.step(state.content, ids(), by));
    },
    remove: (gone: readonly string[] = ids()) => {
      const found = gone[0] === undefined ? null : locate(state.content, gone[0]);
      if (!found) return;
      const next = operations.remove(state.content, gone);
      const list = found.into === null ? next.fields : (fieldOf(next, found.into)?.columns ?? []);
      const neighbor = list[Math.min(found.index, list.length - 1)]?.id ?? found.into ?? undefined;
      change({ word: "remove", facts: factsIn(gone) }, next, { selection: neighbor ? [neighbor] : [] });
    },
    set: (targets: readonly string[], setting: string, value: unknown) => {
      const next = operations.set(state.content, targets, setting, value);
      const key = `${setting}:${targets.join()}`;
      change({ word: "set", facts: { ...factsIn(targets), setting } }, next, { key, isQuiet: true });
    },
    /** Several settings of one field in one step. */
    setSome: (id: string, settings: Record<string, unknown>) => {
      const next = Object.entries(settings).reduce(
        (content, [setting, value]) => operations.set(content, [id], setting, value),
        state.content,
      );
      const [setting = ""] = Object.keys(settings);
      change({ word: "set", facts: { ...factsIn([id]), setting } }, next, { isQuiet: true });
    },
    setWidth: (targets: readonly string[], width: number) => {
      const next = operations.set(
        state.content,
        targets,
        "width",
        width >= 24 ? undefined : Math.max(1, width),
      );
      change({ word: "width", facts: { ...factsIn(targets), width } }, next, {
        key: `width:${targets.join()}`,
      });
    },
    rename: (id: string, code: string, keepsOld: boolean) => {
      const next = operations.rename(state.content, id, code, keepsOld);
      change({ word: "rename", facts: { ...factsIn([id]), code } }, next, { isQuiet: true });
    },
    setForm: (part: Partial<FormContent>, key: string) => {
      change({ word: "form" }, { ...state.content, ...part }, { key, isQuiet: true });
    },
    undo: () => {
      const step = state.past[state.past.length - 1];
      if (step) become(undone(state), { word: "undone", facts: { step: step.name } });
    },
    redo: () => {
      const [step] = state.future;
      if (step) become(redone(state), { word: "redone", facts: { step: step.name } });
    },
    select: (selection: readonly string[]) => {
      const next = selected(state, selection);
      if (next !== state) become(next);
    },
    press: (id: string, how: HowChosen) => {
      const next = selected(state, chosen(state.content, state.selection, id, how));
      if (next !== state) become(next);
    },
    usesOf: (id: string) => usesOf(state.content, id),
    say: (word: string, facts?: Record<string, unknown>) => become(state, { word, facts }),
  };

  function factsIn(targets: readonly string[]) {
    return factsOf(targets.map((id) => fieldOf(state.content, id)).filter((field) => field !== null));
  }
}

function factsOf(fields: readonly DesignField[]): Record<string, unknown> {
  return { count: fields.length, name: fields[0]?.label ?? {} };
}

/** A field of a kind, not yet in any form. */
export function newField(
  kind: string,
  code: string,
  label: DesignField["label"],
  settings: object = {},
): DesignField {
  return { id: newFieldId(), code, kind, label, ...settings };
}

export type DesignerStore = ReturnType<typeof makeDesignerStore>;
