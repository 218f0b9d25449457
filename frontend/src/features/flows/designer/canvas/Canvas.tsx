import { type RefObject, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "@/ui/Button";
import { locate } from "../content";
import { useDesign, useDesigning } from "../context";
import { layoutOf } from "../layout";
import { useCardWords, useStepName } from "../useSaid";
import { AddStep } from "./AddStep";
import styles from "./Canvas.module.css";
import { Bands, drawn, Ground, JoinFace } from "./Drawing";
import { Minimap } from "./Minimap";
import { BranchShape, StepShape } from "./StepShape";
import { ZOOMS, zoomed } from "./zoom";

/** The process from top to bottom, branches side by side, with a plus wherever something can be added. */
export function Canvas() {
  const { t } = useTranslation();
  const { store, looking, look, adding, isReadOnly, surroundings } = useDesigning();
  const content = useDesign((state) => state.content);
  const folded = useMemo(() => new Set(looking.folded), [looking.folded]);
  const layout = useMemo(() => layoutOf(content, folded), [content, folded]);
  const words = useCardWords(content, surroundings);
  const nameOf = useStepName();
  const canvas = useRef<HTMLDivElement>(null);
  const { zoom } = looking;
  const hasChosen = useDesign((state) => state.selection.length > 0);
  useMiddle(canvas);
  useWheelZoom(canvas, zoom, (next) => look({ zoom: next }));
  const openId = adding
    ? `${adding.into ? `${adding.into.split}/${adding.into.branch}` : ""}:${adding.index}`
    : "";
  const slotSaid = (slot: (typeof layout.slots)[number]) => {
    const before = layout.shapes.find(
      ({ id }) =>
        locate(content, id)?.index === slot.place.index &&
        sameRoad(locate(content, id)?.into, slot.place.into),
    );
    return before ? t("process.add_before", { name: nameOf(before.step) }) : t("process.add_at_end");
  };
  return (
    <div className={styles.area}>
      <div
        ref={canvas}
        className={styles.canvas}
        data-canvas=""
        role="group"
        aria-label={t("process.canvas")}
        onPointerDown={(event) => {
          if (event.target === event.currentTarget) store.select([]);
        }}
      >
        <div className={styles.sized} style={{ width: layout.width * zoom, height: layout.height * zoom }}>
          <Bands layout={layout} zoom={zoom} />
          <div className={styles.drawing} style={drawn(layout, zoom)}>
            <Ground layout={layout} />
            {layout.shapes.map((shape, index) => {
              if (shape.look === "join") return <Join key={shape.id} shape={shape} />;
              if (shape.look === "branch" || shape.look === "pass") {
                return <BranchShape key={shape.id} shape={shape} />;
              }
              return (
                <StepShape key={shape.id} shape={shape} words={words} isStop={!hasChosen && index === 0} />
              );
            })}
            {!isReadOnly &&
              layout.slots.map((slot) => (
                <AddStep key={slot.id} slot={slot} isOpen={slot.id === openId} said={slotSaid(slot)} />
              ))}
          </div>
        </div>
      </div>
      <ZoomTools onFit={() => look({ zoom: fitting(canvas.current, layout) })} />
      <Minimap layout={layout} zoom={zoom} canvas={canvas} />
    </div>
  );
}

function sameRoad(one: { split: string; branch: string } | null | undefined, other: typeof one): boolean {
  return one?.split === other?.split && one?.branch === other?.branch;
}

function Join({ shape }: { shape: Parameters<typeof JoinFace>[0]["shape"] }) {
  const { left, top, width, height } = shape;
  return (
    <span className={styles.join} style={{ left, top, minWidth: width, height }}>
      <JoinFace shape={shape} />
    </span>
  );
}

function fitting(canvas: HTMLElement | null, layout: { width: number; height: number }): number {
  if (!canvas) return 1;
  const fit = Math.min(canvas.clientWidth / layout.width, canvas.clientHeight / layout.height, 1);
  return Math.max(ZOOMS.least, Math.floor(fit * 20) / 20);
}

function ZoomTools({ onFit }: { onFit: () => void }) {
  const { t } = useTranslation();
  const { looking, look } = useDesigning();
  const { zoom } = looking;
  return (
    <div className={styles.tools} role="group" aria-label={t("process.zoom")}>
      <IconButton
        icon="zout"
        isSmall
        label={`${t("process.zoom_out")} (−)`}
        onClick={() => look({ zoom: zoomed(zoom, -1) })}
      />
      <output>{Math.round(zoom * 100)} %</output>
      <IconButton
        icon="zin"
        isSmall
        label={`${t("process.zoom_in")} (+)`}
        onClick={() => look({ zoom: zoomed(zoom, 1) })}
      />
      <IconButton icon="expand" isSmall label={t("process.fit")} onClick={onFit} />
    </div>
  );
}

/** What is wider than the window begins with its middle in sight. */
function useMiddle(canvas: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const { current } = canvas;
    if (current) current.scrollLeft = (current.scrollWidth - current.clientWidth) / 2;
  }, [canvas]);
}

/** Ctrl and the wheel, or two fingers, as everywhere. */
function useWheelZoom(
  canvas: RefObject<HTMLDivElement | null>,
  zoom: number,
  set: (zoom: number) => void,
): void {
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      set(zoomed(zoom, event.deltaY > 0 ? -1 : 1));
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [canvas, zoom, set]);
}
