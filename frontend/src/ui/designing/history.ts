/** What a step is called: a word and what it was done to. */
export type StepName = { word: string; facts?: Record<string, unknown> };

type Step<Content> = {
  name: StepName;
  content: Content;
  selection: readonly string[];
  key?: string;
  at: number;
};

/** Something being shaped: how it is, what is chosen, and the way back and forth. */
export type Design<Content> = {
  content: Content;
  /** The last one is the one whose settings are shown. */
  selection: readonly string[];
  past: readonly Step<Content>[];
  future: readonly Step<Content>[];
};

export type Change<Content> = {
  name: StepName;
  content: Content;
  selection?: readonly string[];
  /** Changes with the same key, one soon after the other, are one step: typing a word. */
  key?: string;
  at: number;
};

const SOON_MILLISECONDS = 1500;
const MOST_STEPS = 200;

/** Undo and redo for one sort of content; `has` tells what can still be chosen in it. */
export function historyOf<Content>(has: (content: Content, id: string) => boolean) {
  const present = (content: Content, ids: readonly string[]) => ids.filter((id) => has(content, id));

  function begun(content: Content): Design<Content> {
    return { content, selection: [], past: [], future: [] };
  }

  function changed(design: Design<Content>, change: Change<Content>): Design<Content> {
    if (change.content === design.content) return design;
    const selection = present(change.content, change.selection ?? design.selection);
    const last = design.past[design.past.length - 1];
    const isSame = last?.key !== undefined && last.key === change.key && design.future.length === 0;
    if (last && isSame && change.at - last.at < SOON_MILLISECONDS) {
      const past = [...design.past.slice(0, -1), { ...last, at: change.at }];
      return { content: change.content, selection, past, future: [] };
    }
    const step: Step<Content> = {
      name: change.name,
      content: design.content,
      selection: design.selection,
      key: change.key,
      at: change.at,
    };
    return {
      content: change.content,
      selection,
      past: [...design.past, step].slice(-MOST_STEPS),
      future: [],
    };
  }

  function undone(design: Design<Content>): Design<Content> {
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

  function redone(design: Design<Content>): Design<Content> {
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

  function selected(design: Design<Content>, ids: readonly string[]): Design<Content> {
    const selection = present(design.content, ids);
    const isSame =
      selection.length === design.selection.length && selection.every((id, i) => id === design.selection[i]);
    return isSame ? design : { ...design, selection };
  }

  return { begun, changed, undone, redone, selected };
}
