import { useEffect } from "react";
import { isElsewhere, isTextChosen } from "@/ui/designing/keys";
import { copied, fieldsInText } from "./clipboard";
import { locate } from "./content";
import { useDesigning } from "./context";
import { neighbor } from "./selection";
import type { DesignerStore } from "./store";

type Act = (store: DesignerStore, event: KeyboardEvent) => boolean;

const undo: Act = (store) => [store.undo()].length > 0;
const redo: Act = (store) => [store.redo()].length > 0;

/** Keys with Ctrl or Command. */
const WITH_CONTROL: Record<string, Act> = {
  z: (store, event) => (event.shiftKey ? redo : undo)(store, event),
  y: redo,
  d: (store) => [store.duplicate()].length > 0,
  a: (store) => [store.select(store.get().content.fields.map(({ id }) => id))].length > 0,
};

/** Keys with Alt: carry the chosen fields a step. */
const WITH_ALT: Record<string, Act> = {
  ArrowUp: stepBy(-1),
  ArrowDown: stepBy(1),
  ArrowLeft: inTable(stepBy(-1)),
  ArrowRight: inTable(stepBy(1)),
};

const PLAIN: Record<string, Act> = {
  ArrowUp: goTo(-1),
  ArrowDown: goTo(1),
  ArrowLeft: inTable(goTo(-1)),
  ArrowRight: inTable(goTo(1)),
  Delete: removeChosen,
  Backspace: removeChosen,
  Escape: stepOut,
  Enter: toName,
  F2: toName,
};
const CHANGING = new Set(["z", "y", "d", "Delete", "Backspace"]);

function stepBy(by: -1 | 1): Act {
  return (store) => {
    if (store.get().selection.length === 0) return false;
    store.step(by);
    focusOn(mainOf(store));
    return true;
  };
}

function inTable(act: Act): Act {
  return (store, event) => {
    const found = locate(store.get().content, mainOf(store) ?? "");
    return found?.into ? act(store, event) : false;
  };
}

function goTo(by: -1 | 1): Act {
  return (store, event) => {
    const main = mainOf(store);
    const found = main === undefined ? null : locate(store.get().content, main);
    const isSideways = event.key === "ArrowLeft" || event.key === "ArrowRight";
    const shown = [...document.querySelectorAll("[data-hit]")]
      .map((element) => element.getAttribute("data-hit") ?? "")
      .filter((id) => !isSideways || locate(store.get().content, id)?.into === found?.into);
    const next = neighbor(shown, main, by);
    if (next === undefined) return false;
    store.press(next, event.shiftKey ? "through" : "only");
    focusOn(next);
    return true;
  };
}

function removeChosen(store: DesignerStore): boolean {
  if (store.get().selection.length === 0) return false;
  store.remove();
  focusOn(mainOf(store));
  return true;
}

/** Out of a sub-table to the table, then to the form itself. */
function stepOut(store: DesignerStore): boolean {
  const found = locate(store.get().content, mainOf(store) ?? "");
  if (!found) return false;
  store.select(found.into ? [found.into] : []);
  if (found.into) focusOn(found.into);
  return true;
}

/** To the chosen field's name, to type another. */
function toName(_store: DesignerStore, event: KeyboardEvent): boolean {
  const isOnField =
    event.key === "F2" || (event.target instanceof Element && event.target.matches("[data-hit]"));
  const input = isOnField ? document.querySelector<HTMLInputElement>("[data-name-input]") : null;
  input?.focus();
  input?.select();
  return input !== null;
}

function mainOf(store: DesignerStore): string | undefined {
  const { selection } = store.get();
  return selection[selection.length - 1];
}

function focusOn(id: string | undefined): void {
  if (id === undefined) return;
  requestAnimationFrame(() => {
    const hit = document.querySelector<HTMLElement>(`[data-hit="${id}"]`);
    hit?.focus({ preventScroll: true });
    hit?.scrollIntoView({ block: "nearest" });
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
  const { store, isReadOnly } = useDesigning();
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      const act = event.defaultPrevented || isElsewhere(event.target) ? undefined : actOf(event, isReadOnly);
      if (act?.(store, event)) event.preventDefault();
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
      const fields = fieldsInText(event.clipboardData?.getData("text/plain") ?? "");
      if (!fields) return;
      event.preventDefault();
      store.add(fields);
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
  }, [store, isReadOnly]);
}

/** Chooses a field wherever it lies; the canvas goes there. */
export function useGoToField(): (id: string) => void {
  const { store } = useDesigning();
  return (id) => {
    store.select([id]);
    focusOn(id);
  };
}
