import { useSyncExternalStore } from "react";

export type Appearance = "light" | "dark";
export type AppearanceChoice = Appearance | "system";

const REMEMBERED = "gongdan.appearance";
const prefersDark = "(prefers-color-scheme: dark)";
const listeners = new Set<() => void>();

export function chosenAppearance(): AppearanceChoice {
  const value = localStorage.getItem(REMEMBERED);
  return value === "light" || value === "dark" ? value : "system";
}

export function appearance(): Appearance {
  const choice = chosenAppearance();
  if (choice !== "system") return choice;
  return window.matchMedia?.(prefersDark).matches ? "dark" : "light";
}

export function applyAppearance(): void {
  document.documentElement.dataset.theme = appearance();
  for (const listener of listeners) listener();
}

export function chooseAppearance(choice: AppearanceChoice): void {
  localStorage.setItem(REMEMBERED, choice);
  applyAppearance();
}

/** Before the first picture, so that nothing flashes; follows the system until a person chooses. */
export function startAppearance(): void {
  applyAppearance();
  window.matchMedia?.(prefersDark).addEventListener("change", applyAppearance);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useAppearance(): Appearance {
  return useSyncExternalStore(subscribe, appearance);
}

export function useChosenAppearance(): AppearanceChoice {
  return useSyncExternalStore(subscribe, chosenAppearance);
}
