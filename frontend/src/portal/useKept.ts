import { useCallback, useState } from "react";

const PREFIX = "gongdan.kept.";

/** A value that outlives the page: kept on this device while it is being typed. */
export function useKept<T>(name: string, initial: T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => kept(name) ?? initial);
  const keep = useCallback(
    (changed: T) => {
      setValue(changed);
      store(name, changed === initial ? null : changed);
    },
    [name, initial],
  );
  return [value, keep];
}

export function kept<T>(name: string): T | null {
  try {
    const text = localStorage.getItem(PREFIX + name);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}

/** Keeps a value under a name, or forgets it; a full or forbidden store only means that nothing is kept. */
export function store(name: string, value: unknown): boolean {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function keptNames(prefix: string): string[] {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(PREFIX + prefix))
    .map((key) => key.slice(PREFIX.length));
}
