import { type FormContent, locate } from "./content";

/** What a step is called: a word of `designer.step.*` and what it was done to. */
export type StepName = { word: string; facts?: Record<string, unknown> };

type Step = { name: StepName; content: FormContent; selection: readonly string[]; key?: string; at: number };

/** A form being shaped: how it is, what is chosen, and the way back and forth. */
export type Design = {
  content: FormContent;
  /** The last one is the one whose settings are shown. */
  selection: readonly string[];
  past: readonly Step[];
  future: readonly Step[];
};

export type Change = {
  name: StepName;
  content: FormContent;
  selection?: readonly string[];
  /** Changes with the same key, one soon after the other, are one step: typing a word. */
  key?: string;
  at: number;
};

const SOON_MILLISECONDS = 1500;
const MOST_STEPS = 200;

export function begun(content: FormContent): Design {
  return { content, selection: [], past: [], future: [] };
}

export function changed(design: Design, change: Change): Design {
  if (change.content === design.content) return design;
  const selection = present(change.content, change.selection ?? design.selection);
  const last = design.past[design.past.length - 1];
  const isSame = last?.key !== undefined && last.key === change.key && design.future.length === 0;
  if (last && isSame && change.at - last.at < SOON_MILLISECONDS) {
    const past = [...design.past.slice(0, -1), { ...last, at: change.at }];
    return { content: change.content, selection, past, future: [] };
  }
  const step: Step = {
    name: change.name,
    content: design.content,
    selection: design.selection,
    key: change.key,
    at: change.at,
  };
  return { content: change.content, selection, past: [...design.past, step].slice(-MOST_STEPS), future: [] };
}

export function undone(design: Design): Design {
  const step = design.past[design.past.length - 1];
  if (!step) return design;
  const { content, selection } = design;
  return {
    content: step.content,
    selection: present(step.content, step.selection),
    past: design.past.slice(0, -1),
    future: [{ ...step, content, selection, key: undefined }, ...design.future],
  };
}

export function redone(design: Design): Design {
  const [step, ...future] = design.future;
  if (!step) return design;
  const { content, selection } = design;
  return {
    content: step.content,
    selection: present(step.content, step.selection),
    past: [...design.past, { ...step, content, selection }],
    future,
  };
}

export function selected(design: Design, ids: readonly string[]): Design {
  const selection = present(design.content, ids);
  const isSame =
    selection.length === design.selection.length && selection.every((id, i) => id === design.selection[i]);
  return isSame ? design : { ...design, selection };
}

function present(content: FormContent, ids: readonly string[]): readonly string[] {
  return ids.filter((id) => locate(content, id) !== null);
}
