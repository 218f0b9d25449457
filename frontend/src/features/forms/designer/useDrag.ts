import { createContext, type PointerEvent as ReactPointerEvent, useCallback, useContext } from "react";
import { type FormContent, locate } from "./content";
import { useDesigning } from "./context";
import { type Box, type Cell, type DragStore, type Ground, type Load, targetAt } from "./dragging";

export const DragContext = createContext<DragStore | null>(null);

export function useDragStore(): DragStore {
  const store = useContext(DragContext);
  if (!store) throw new Error("only inside a form designer");
  return store;
}

const FAR_ENOUGH = 5;
const EDGE = 48;

/** Begins to carry something once the pointer has gone a little way; letting go drops it, Escape does not. */
export function useDrag(): (event: ReactPointerEvent, load: () => Load) => void {
  const { store, isReadOnly } = useDesigning();
  const drag = useDragStore();
  return useCallback(
    (event, load) => {
      if (event.button !== 0 || isReadOnly) return;
      const start = { x: event.clientX, y: event.clientY };
      const carry = new Carrying(drag, load, () => store.get().content);
      function onMove(moved: PointerEvent): void {
        const far = Math.hypot(moved.clientX - start.x, moved.clientY - start.y);
        if (!carry.isOn && far < FAR_ENOUGH) return;
        moved.preventDefault();
        carry.to(moved.clientX, moved.clientY);
      }
      function onEnd(): void {
        const dragging = drag.get();
        finish();
        if (!dragging?.target) return;
        if ("ids" in dragging.load) store.move(dragging.load.ids, dragging.target.place);
        else store.add([dragging.load.fresh()], dragging.target.place);
      }
      function onKey(pressed: KeyboardEvent): void {
        if (pressed.key !== "Escape" || !carry.isOn) return;
        pressed.preventDefault();
        pressed.stopPropagation();
        finish();
      }
      function finish(): void {
        carry.stop();
        window.removeEventListener("pointermove", onMove);
        window.removeEventListener("pointerup", onEnd);
        window.removeEventListener("pointercancel", finish);
        window.removeEventListener("keydown", onKey, true);
      }
      window.addEventListener("pointermove", onMove);
      window.addEventListener("pointerup", onEnd);
      window.addEventListener("pointercancel", finish);
      window.addEventListener("keydown", onKey, true);
    },
    [store, drag, isReadOnly],
  );
}

/** One thing on its way: follows the pointer, finds its target, scrolls the canvas near its edges. */
class Carrying {
  isOn = false;
  private load: Load | null = null;
  private frame = 0;
  private at = { x: 0, y: 0 };

  constructor(
    private readonly drag: DragStore,
    private readonly make: () => Load,
    private readonly content: () => FormContent,
  ) {}

  to(x: number, y: number): void {
    this.at = { x, y };
    if (!this.isOn) {
      this.isOn = true;
      this.load = this.make();
      document.body.style.cursor = "grabbing";
      this.frame = requestAnimationFrame(this.scroll);
    }
    this.show();
  }

  stop(): void {
    this.isOn = false;
    cancelAnimationFrame(this.frame);
    document.body.style.cursor = "";
    if (this.drag.get()) this.drag.become(null);
  }

  private show(): void {
    if (!this.load) return;
    const { x, y } = this.at;
    const canvas = document.querySelector("[data-canvas]");
    const isOver = canvas !== null && isOn(canvas, x, y);
    const target = isOver ? targetAt(groundOf(canvas, this.content()), x, y, this.load.mayBeColumn) : null;
    this.drag.become({ load: this.load, x, y, target });
  }

  private readonly scroll = (): void => {
    const canvas = document.querySelector("[data-canvas]");
    if (canvas && isOn(canvas, this.at.x, this.at.y)) {
      const { top, bottom } = canvas.getBoundingClientRect();
      const by = this.at.y < top + EDGE ? -10 : this.at.y > bottom - EDGE ? 10 : 0;
      const before = canvas.scrollTop;
      if (by !== 0) canvas.scrollTop += by;
      if (canvas.scrollTop !== before) this.show();
    }
    this.frame = requestAnimationFrame(this.scroll);
  };
}

function isOn(element: Element, x: number, y: number): boolean {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return x >= left && x <= right && y >= top && y <= bottom;
}

/** Reads the screen: every field says which it is by `data-field`, in what by `data-into`. */
function groundOf(canvas: Element, content: FormContent): Ground {
  const sheet = canvas.querySelector("[data-sheet]") ?? canvas;
  const cellsIn = (list: Iterable<Element>): Cell[] =>
    [...list].flatMap((element) => {
      const found = locate(content, element.getAttribute("data-field") ?? "");
      return found ? [{ box: boxOf(element), place: { into: found.into, index: found.index } }] : [];
    });
  return {
    cells: cellsIn(sheet.querySelectorAll("[data-into='']")),
    tables: [...sheet.querySelectorAll("[data-table]")].map((table) => ({
      id: table.getAttribute("data-table") ?? "",
      box: boxOf(table),
      cells: cellsIn(table.querySelectorAll("[data-into]")),
    })),
    sheet: boxOf(sheet),
    end: Number(sheet.getAttribute("data-end") ?? 0),
  };
}

function boxOf(element: Element): Box {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return { left, top, right, bottom };
}
