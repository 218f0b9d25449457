import { useEffect } from "react";

/** What is open above the page has the keys to itself. */
const FLOATING =
  '[role="dialog"], .ant-modal-wrap:not([style*="none"]), .ant-select-dropdown:not(.ant-select-dropdown-hidden)';

/** Whether keys belong to something else now: a text being typed, a question being asked. */
export function isElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector(FLOATING) !== null) return true;
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest("input, textarea, select, [role=combobox]") !== null;
}

export function isTextChosen(): boolean {
  return (window.getSelection()?.toString() ?? "") !== "";
}

/** Ctrl S keeps at once, for hands that cannot do without it. */
export function useSaveKey(save: () => Promise<boolean>): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
      event.preventDefault();
      void save();
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [save]);
}
