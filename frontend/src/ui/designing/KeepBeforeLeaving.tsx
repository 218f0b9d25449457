import { useEffect } from "react";
import { useBlocker } from "react-router";

type KeepBeforeLeavingProps = { isChanged: boolean; keep: () => Promise<boolean> };

/** Whoever leaves right after a change takes nothing away: it is kept first, then one is gone. */
export function KeepBeforeLeaving({ isChanged, keep }: KeepBeforeLeavingProps) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isChanged && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    void keep().then((isKept) => (isKept ? blocker.proceed() : blocker.reset()));
  }, [blocker, keep]);
  useEffect(() => {
    if (!isChanged) return;
    const ask = (event: BeforeUnloadEvent) => {
      event.preventDefault();
      void keep();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isChanged, keep]);
  return null;
}
