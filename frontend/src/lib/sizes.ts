import { type RefObject, useEffect, useState } from "react";

/** Is this element narrower than so many pixels? The room it has counts, not the window. */
export function useIsNarrow(element: RefObject<HTMLElement | null>, pixels: number): boolean {
  const [isNarrow, setNarrow] = useState(false);
  useEffect(() => {
    const watched = element.current;
    if (!watched) return;
    const look = (width: number) => {
      if (width > 0) setNarrow(width < pixels);
    };
    look(watched.getBoundingClientRect().width);
    const observer = new ResizeObserver(([entry]) => entry && look(entry.contentRect.width));
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element, pixels]);
  return isNarrow;
}
