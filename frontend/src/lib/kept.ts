import { useCallback, useState } from "react";

function readKept<Value>(key: string, otherwise: Value): Value {
  try {
    const text = localStorage.getItem(key);
    return text === null ? otherwise : (JSON.parse(text) as Value);
  } catch {
    return otherwise;
  }
}

/** A choice of this person on this machine: density, columns, an unfinished text. */
export function useKept<Value>(key: string, otherwise: Value): [Value, (value: Value) => void] {
  const [value, setValue] = useState(() => readKept(key, otherwise));
  const keep = useCallback(
    (next: Value) => {
      setValue(next);
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // A full or forbidden store only means that the choice is forgotten.
      }
    },
    [key],
  );
  return [value, keep];
}
