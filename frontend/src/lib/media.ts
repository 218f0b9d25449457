import { useSyncExternalStore } from "react";

/** Does the window fit this? Follows it as it changes. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    () => window.matchMedia(query).matches,
  );
}

export const useIsPhone = () => useMedia("(max-width: 767px)");
export const useIsWide = () => useMedia("(min-width: 1280px)");
export const useHasSide = () => useMedia("(min-width: 1024px)");
