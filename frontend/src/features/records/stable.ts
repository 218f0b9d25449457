import { useMemo, useRef } from "react";

type Acts = Record<string, (...given: never[]) => void>;

/** Acts that stay the same from drawing to drawing, so that a line is drawn again only when it changed. */
export function useStableActs<Given extends Acts>(acts: Given): Given {
  const latest = useRef(acts);
  latest.current = acts;
  return useMemo(() => {
    const names = Object.keys(latest.current) as (keyof Given)[];
    const stable = names.map((name) => [name, (...given: never[]) => latest.current[name]?.(...given)]);
    return Object.fromEntries(stable) as Given;
  }, []);
}
