import { useEffect, useRef } from "react";

/** Single keys that work while nobody is typing. */
export type Shortcuts = Record<string, (event: KeyboardEvent) => void>;

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement && target.type === "checkbox") return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/** What floats above the page has the keys to itself. */
const FLOATING = [
  '[role="dialog"][aria-modal="true"]',
  '.ant-modal-wrap:not([style*="none"])',
  ".ant-popover:not(.ant-popover-hidden)",
].join(", ");

function isBusyElsewhere(): boolean {
  return document.querySelector(FLOATING) !== null;
}

/** Enter presses what has the focus, except the line one already stands on: that it opens. */
function isPressing({ key, target }: KeyboardEvent): boolean {
  if (key !== "Enter" || !(target instanceof HTMLElement)) return false;
  return target.closest("a, summary, button:not([aria-current])") !== null;
}

/** A page's own keys come before those that work everywhere (`isGeneral`), whichever was mounted first. */
export function useShortcuts(shortcuts: Shortcuts, isOn = true, isGeneral = false): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    if (!isOn) return;
    function onKey(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isTyping(event.target) || isPressing(event) || isBusyElsewhere()) return;
      const act = latest.current[event.key];
      if (!act) return;
      event.preventDefault();
      act(event);
    }
    window.addEventListener("keydown", onKey, !isGeneral);
    return () => window.removeEventListener("keydown", onKey, !isGeneral);
  }, [isOn, isGeneral]);
}
