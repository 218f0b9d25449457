import { useEffect } from "react";
import { isElsewhere, isTextChosen } from "@/ui/designing/keys";
import { zoomed } from "./canvas/zoom";
import { copied, stepsInText } from "./clipboard";
import { branchId, listAt, locate, type ProcessContent, roadOf, roadsOf, stepOf } from "./content";
import { type Designing, useDesigning } from "./context";
import { placeAfter } from "./operations";

type Act = (designing: Designing, event: KeyboardEvent) => boolean;

const done = (act: (designing: Designing) => void): Act => {
  return (designing) => {
    act(designing);
    return true;
  };
};

const WITH_CONTROL: Record<string, Act> = {
  z: (designing, event) => [event.shiftKey ? designing.store.redo() : designing.store.undo()].length > 0,
  y: done(({ store }) => store.redo()),
  d: done(({ store }) => store.duplicate()),
  a: done(({ store }) => store.select(store.get().content.steps.map(({ key }) => key))),
};
const WITH_ALT: Record<string, Act> = {
  ArrowUp: stepBy(-1, false),
  ArrowDown: stepBy(1, false),
  ArrowLeft: stepBy(-1, true),
  ArrowRight: stepBy(1, true),
};
const PLAIN: Record<string, Act> = {
  ArrowUp: (designing) => go(designing, upFrom),
  ArrowDown: (designing) => go(designing, downFrom),
  ArrowLeft: (designing) => go(designing, (content, id) => besideOf(content, id, -1)),
  ArrowRight: (designing) => go(designing, (content, id) => besideOf(content, id, 1)),
  Home: (designing) => go(designing, (content) => content.steps[0]?.key),
  End: (designing) => go(designing, (content) => content.steps.at(-1)?.key),
  Delete: removeChosen,
  Backspace: removeChosen,
  Escape: stepOut,
  Enter: toName,
  F2: toName,
  Insert: askHere,
  n: askHere,
  f: fold,
  "+": done(({ look, looking }) => look({ zoom: zoomed(looking.zoom, 1) })),
  "=": done(({ look, looking }) => look({ zoom: zoomed(looking.zoom, 1) })),
  "-": done(({ look, looking }) => look({ zoom: zoomed(looking.zoom, -1) })),
  "0": done(({ look }) => look({ zoom: 1 })),
};
const CHANGING = new Set(["z", "y", "d", "Delete", "Backspace", "Insert", "n"]);

function mainOf({ store }: Designing): string | undefined {
  return store.get().selection.at(-1);
}

/** Steps go up and down, branches left and right. */
function stepBy(by: -1 | 1, isSideways: boolean): Act {
  return (designing) => {
    const id = mainOf(designing);
    if (id === undefined || (roadOf(id) !== null) !== isSideways) return false;
    designing.store.step(by);
    focusOn(id);
    return true;
  };
}

type Find = (content: ProcessContent, id: string) => string | undefined;

function go(designing: Designing, find: Find): boolean {
  const { content } = designing.store.get();
  const id = mainOf(designing) ?? "";
  const next = id === "" ? content.steps[0]?.key : find(content, id);
  if (next === undefined) return false;
  designing.store.press(next, "only");
  focusOn(next);
  return true;
}

/** Down: into a split's first branch, along the road, and out of it below. */
function downFrom(content: ProcessContent, id: string): string | undefined {
  const road = roadOf(id);
  if (road) return listAt(content, road)[0]?.key ?? below(content, road.split);
  const step = stepOf(content, id);
  const [inner] = step ? roadsOf(step) : [];
  if (inner) return inner.branch ? branchId(inner.road) : inner.steps[0]?.key;
  return below(content, id);
}

function below(content: ProcessContent, key: string): string | undefined {
  const found = locate(content, key);
  if (!found) return undefined;
  const next = listAt(content, found.into)[found.index + 1]?.key;
  return next ?? (found.into ? below(content, found.into.split) : undefined);
}

function upFrom(content: ProcessContent, id: string): string | undefined {
  const road = roadOf(id);
  if (road) return road.split;
  const found = locate(content, id);
  if (!found) return undefined;
  const before = listAt(content, found.into)[found.index - 1]?.key;
  if (before) return before;
  if (!found.into) return undefined;
  return found.into.branch ? branchId(found.into) : found.into.split;
}

/** The branch to the left or right, from anywhere on a branch. */
function besideOf(content: ProcessContent, id: string, by: -1 | 1): string | undefined {
  const road = roadOf(id) ?? locate(content, id)?.into ?? null;
  if (!road) return undefined;
  const branches = stepOf(content, road.split)?.branches ?? [];
  const at = branches.findIndex(({ key }) => key === road.branch);
  const beside = branches[at + by];
  if (!beside) return undefined;
  const other = { split: road.split, branch: beside.key };
  return roadOf(id) ? branchId(other) : (beside.steps?.[0]?.key ?? branchId(other));
}

function removeChosen(designing: Designing): boolean {
  if (designing.store.get().selection.length === 0) return false;
  designing.store.remove();
  focusOn(mainOf(designing));
  return true;
}

function stepOut(designing: Designing): boolean {
  const id = mainOf(designing);
  if (id === undefined) return false;
  const { content } = designing.store.get();
  const into = roadOf(id) ? null : locate(content, id)?.into;
  const outer = roadOf(id)?.split ?? (into ? branchId(into) : undefined);
  designing.store.select(outer ? [outer] : []);
  focusOn(outer);
  return true;
}

function askHere(designing: Designing): boolean {
  const { content } = designing.store.get();
  designing.ask(placeAfter(content, mainOf(designing)));
  return true;
}

function fold({ store, look, looking }: Designing): boolean {
  const step = stepOf(store.get().content, store.get().selection.at(-1));
  if (!step || roadsOf(step).length === 0) return false;
  const isFolded = looking.folded.includes(step.key);
  look({
    folded: isFolded ? looking.folded.filter((key) => key !== step.key) : [...looking.folded, step.key],
  });
  store.say(isFolded ? "unfolded" : "folded", { name: step.name, kind: step.kind });
  return true;
}

/** To the chosen step's name, to type another. */
function toName(_: Designing, event: KeyboardEvent): boolean {
  const isOnStep =
    event.key === "F2" || (event.target instanceof Element && event.target.matches("[data-hit]"));
  const input = isOnStep ? document.querySelector<HTMLInputElement>("[data-name-input]") : null;
  input?.focus();
  input?.select();
  return input !== null;
}

export function focusOn(id: string | undefined): void {
  if (id === undefined) return;
  requestAnimationFrame(() => {
    const hit = document.querySelector<HTMLElement>(`[data-hit="${CSS.escape(id)}"]`);
    hit?.focus({ preventScroll: true });
    hit?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  });
}

function actOf(event: KeyboardEvent, isReadOnly: boolean): Act | undefined {
  const isControl = event.ctrlKey || event.metaKey;
  const keys = isControl ? WITH_CONTROL : event.altKey ? WITH_ALT : PLAIN;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return isReadOnly && (event.altKey || CHANGING.has(key)) ? undefined : keys[key];
}

/** The designer by keyboard alone. */
export function useKeys(): void {
  const designing = useDesigning();
  useEffect(() => {
    const { store, isReadOnly } = designing;
    function onKey(event: KeyboardEvent): void {
      const act = event.defaultPrevented || isElsewhere(event.target) ? undefined : actOf(event, isReadOnly);
      if (act?.(designing, event)) event.preventDefault();
    }
    function onCopy(event: ClipboardEvent): void {
      const { content, selection } = store.get();
      if (isElsewhere(event.target) || selection.length === 0 || isTextChosen()) return;
      event.preventDefault();
      event.clipboardData?.setData("text/plain", copied(content, selection));
      if (event.type === "cut" && !isReadOnly) store.remove();
      else store.say("copied", { count: selection.length });
    }
    function onPaste(event: ClipboardEvent): void {
      if (isReadOnly || isElsewhere(event.target)) return;
      const steps = stepsInText(event.clipboardData?.getData("text/plain") ?? "");
      if (!steps) return;
      event.preventDefault();
      store.paste(steps);
    }
    window.addEventListener("keydown", onKey);
    document.addEventListener("copy", onCopy);
    document.addEventListener("cut", onCopy);
    document.addEventListener("paste", onPaste);
    return () => {
      window.removeEventListener("keydown", onKey);
      document.removeEventListener("copy", onCopy);
      document.removeEventListener("cut", onCopy);
      document.removeEventListener("paste", onPaste);
    };
  }, [designing]);
}

/** Chooses a step wherever it lies, out of what is folded, and goes there. */
export function useGoTo(): (id: string) => void {
  const { store, look, looking } = useDesigning();
  return (id) => {
    const { content } = store.get();
    const hiding = new Set<string>();
    for (let road = roadOf(id) ?? locate(content, id)?.into; road; road = locate(content, road.split)?.into) {
      hiding.add(road.split);
    }
    const folded = looking.folded.filter((key) => !hiding.has(key));
    if (folded.length < looking.folded.length) look({ folded });
    store.select([id]);
    focusOn(id);
  };
}
