import { type PointerEvent, type RefObject, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDesign, useDesigning } from "../context";
import type { Layout } from "../layout";
import styles from "./Canvas.module.css";

const MOST = { width: 132, height: 150 };
type View = { left: number; top: number; width: number; height: number };

type MinimapProps = { layout: Layout; zoom: number; canvas: RefObject<HTMLDivElement | null> };

/** The whole process small, with what is in sight; a press goes there. Only for what does not fit. */
export function Minimap({ layout, zoom, canvas }: MinimapProps) {
  const { t } = useTranslation();
  const { faults } = useDesigning();
  const selection = useDesign((state) => state.selection);
  const view = useView(canvas, zoom);
  const scale = Math.min(MOST.width / layout.width, MOST.height / layout.height);
  if (!view?.width || (view.width >= layout.width && view.height >= layout.height)) return null;
  const goTo = (event: PointerEvent<HTMLDivElement>) => {
    if (event.type === "pointermove" && event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    const x = ((event.clientX - box.left) / scale) * zoom;
    const y = ((event.clientY - box.top) / scale) * zoom;
    const { current } = canvas;
    current?.scrollTo?.({ left: x - current.clientWidth / 2, top: y - current.clientHeight / 2 });
  };
  return (
    <div
      className={styles.map}
      onPointerDown={goTo}
      onPointerMove={goTo}
      aria-hidden="true"
      title={t("process.map")}
    >
      <svg
        width={layout.width * scale}
        height={layout.height * scale}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
      >
        {layout.shapes.map((shape) => {
          const { id, left, top, width, height, look } = shape;
          const isWrong = (faults.get(id) ?? []).some(({ isWarning }) => !isWarning);
          const mark = selection.includes(id) ? styles.mapChosen : isWrong ? styles.mapWrong : styles.mapStep;
          return look === "card" || look === "pill" ? (
            <rect key={id} x={left} y={top} width={width} height={height} rx={12} className={mark} />
          ) : null;
        })}
        <rect
          x={view.left}
          y={view.top}
          width={view.width}
          height={view.height}
          className={styles.mapView}
          strokeWidth={2 / scale}
        />
      </svg>
    </div>
  );
}

/** What part of the drawing is in sight. */
function useView(canvas: RefObject<HTMLDivElement | null>, zoom: number): View | null {
  const [view, setView] = useState<View | null>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const look = () =>
      setView({
        left: element.scrollLeft / zoom,
        top: element.scrollTop / zoom,
        width: element.clientWidth / zoom,
        height: element.clientHeight / zoom,
      });
    look();
    element.addEventListener("scroll", look, { passive: true });
    const resized = typeof ResizeObserver === "undefined" ? null : new ResizeObserver(look);
    resized?.observe(element);
    return () => {
      element.removeEventListener("scroll", look);
      resized?.disconnect();
    };
  }, [canvas, zoom]);
  return view;
}
