import { createContext, type PointerEvent as ReactPointerEvent, useCallback, useContext } from "react";
import type { IconName } from "@/ui/icons";
import type { Place, Step } from "../content";
import { useDesigning } from "../context";

/** What a pointer carries: steps that are there already, or a new one. */
export type Load = { label: string; icon: IconName } & ({ keys: readonly string[] } | { fresh: () => Step });
export type Carried = { load: Load; x: number; y: number; slot: string | null };

/** What is being carried now, apart from the design, so that carrying draws only the ghost anew. */
export function makeCarryStore() {
  let state: Carried | null = null;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    become: (next: Carried | null) => {
      state = next;
      for (const listener of listeners) listener();
    },
  };
}

export type CarryStore = ReturnType<typeof makeCarryStore>;
export const CarryContext = createContext<CarryStore | null>(null);

export function useCarryStore(): CarryStore {
  const store = useContext(CarryContext);
  if (!store) throw new Error("only inside a process designer");
  return store;
}

const FAR_ENOUGH = 6;
const NEAR = 110;
const EDGE = 48;

/** Begins to carry once the pointer has gone a little way; letting go near a plus puts it there. */
export function useCarry(): (event: ReactPointerEvent, load: () => Load) => void {
  const { store, isReadOnly } = useDesigning();
  const carry = useCarryStore();
  return useCallback(
    (event, load) => {
      if (event.button !== 0 || isReadOnly || event.pointerType === "touch") return;
      const start = { x: event.clientX, y: event.clientY };
      let held: Load | null = null;
      function onMove(moved: PointerEvent): void {
        const { clientX: x, clientY: y } = moved;
        if (!held && Math.hypot(x - start.x, y - start.y) < FAR_ENOUGH) return;
        moved.preventDefault();
        held ??= load();
        scrollNear(x, y);
        carry.become({ load: held, x, y, slot: slotAt(x, y) });
      }
      function onEnd(): void {
        const carried = carry.get();
        finish();
        const place = carried?.slot ? placeOf(carried.slot) : null;
        if (!carried || !place) return;
        if ("keys" in carried.load) store.move(carried.load.keys, place);
        else store.add([carried.load.fresh()], place);
      }
      function onKey(pressed: KeyboardEvent): void {
        if (pressed.key !== "Escape" || !held) return;
        pressed.preventDefault();
        pressed.stopPropagation();
        finish();
      }
      function finish(): void {
        if (held) suppressClick();
        held = null;
        if (carry.get()) carry.become(null);
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
    [store, carry, isReadOnly],
  );
}

/** The press that ends a carry is no press. */
function suppressClick(): void {
  const stop = (event: MouseEvent) => event.stopPropagation();
  window.addEventListener("click", stop, { capture: true, once: true });
  setTimeout(() => window.removeEventListener("click", stop, { capture: true }));
}

function slotAt(x: number, y: number): string | null {
  let best: { id: string; away: number } | null = null;
  for (const element of document.querySelectorAll("[data-slot]")) {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const away = Math.hypot((left + right) / 2 - x, (top + bottom) / 2 - y);
    const id = element.getAttribute("data-slot");
    if (id !== null && away < NEAR && away < (best?.away ?? Number.POSITIVE_INFINITY)) best = { id, away };
  }
  return best?.id ?? null;
}

/** `split/branch:2` is the place before the third step of that branch; `:2` the same on the main road. */
export function placeOf(slot: string): Place | null {
  const at = slot.lastIndexOf(":");
  const index = Number(slot.slice(at + 1));
  if (at < 0 || !Number.isInteger(index)) return null;
  const road = slot.slice(0, at);
  const between = road.indexOf("/");
  return {
    into: between < 0 ? null : { split: road.slice(0, between), branch: road.slice(between + 1) },
    index,
  };
}

function scrollNear(x: number, y: number): void {
  const canvas = document.querySelector("[data-canvas]");
  if (!canvas) return;
  const { left, right, top, bottom } = canvas.getBoundingClientRect();
  if (x < left || x > right || y < top || y > bottom) return;
  canvas.scrollTop += y < top + EDGE ? -12 : y > bottom - EDGE ? 12 : 0;
  canvas.scrollLeft += x < left + EDGE ? -12 : x > right - EDGE ? 12 : 0;
}
