import { useState } from "react";

/** A small choice that this browser keeps. */
export function useKept(key: string, usual: boolean): [boolean, (value: boolean) => void] {
  const [value, setValue] = useState(() => {
    const kept = localStorage.getItem(key);
    return kept === null ? usual : kept === "1";
  });
  function keep(next: boolean): void {
    localStorage.setItem(key, next ? "1" : "0");
    setValue(next);
  }
  return [value, keep];
}
