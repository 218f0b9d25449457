import { type PointerEvent as ReactPointerEvent, useState } from "react";
import styles from "./Canvas.module.css";
import type { DesignField } from "./content";
import { useDesigning } from "./context";

const ALL = 24;
const LEAST = 3;
const GAP = 8;
/** Halves, thirds and quarters hold on to the pointer a little. */
const STOPS = [6, 8, 12, 16, 18, 24];

export function widthAt(pixels: number, page: number): number {
  const unit = (page + GAP) / ALL;
  const exact = (pixels + GAP) / unit;
  const stop = STOPS.find((one) => Math.abs(one - exact) < 0.75);
  return Math.max(LEAST, Math.min(ALL, stop ?? Math.round(exact)));
}

/** The right edge of the chosen field: drawn to another width in the grid of 24. */
export function WidthHandle({ field }: { field: DesignField }) {
  const { store } = useDesigning();
  const [width, setWidth] = useState<number | null>(null);
  function begin(event: ReactPointerEvent<HTMLElement>): void {
    if (event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    const cell = event.currentTarget.closest("[data-field]");
    const page = cell?.parentElement?.getBoundingClientRect().width ?? 0;
    const left = cell?.getBoundingClientRect().left ?? 0;
    const handle = event.currentTarget;
    handle.setPointerCapture(event.pointerId);
    const onMove = (moved: PointerEvent) => {
      const next = widthAt(moved.clientX - left, page);
      setWidth(next);
      store.setWidth(store.get().selection, next);
    };
    const onEnd = () => {
      setWidth(null);
      handle.removeEventListener("pointermove", onMove);
      handle.removeEventListener("pointerup", onEnd);
      handle.removeEventListener("pointercancel", onEnd);
    };
    handle.addEventListener("pointermove", onMove);
    handle.addEventListener("pointerup", onEnd);
    handle.addEventListener("pointercancel", onEnd);
  }
  if (field.kind === "section" || field.kind === "divider") return null;
  return (
    <i className={styles.edge} aria-hidden="true" onPointerDown={begin}>
      {width !== null && <b>{width} / 24</b>}
    </i>
  );
}
