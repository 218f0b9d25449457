import { type KeyboardEvent, Suspense, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import type { Answer } from "@/features/forms/definition";
import { OutsideContext } from "@/features/forms/outside";
import { kindOf } from "@/features/forms/registry";
import { SkeletonPage } from "@/ui/States";
import type { Column } from "../columns";
import { useRecordsOutside } from "../outside";
import styles from "./Grid.module.css";
import "@/features/forms/components/form.css";
import "@/features/forms/components/pieces.css";
import "@/features/forms/components/fields.css";

export type Step = 0 | 1 | -1;

type CellEditorProps = {
  column: Column;
  value: Answer;
  problem?: string;
  onKeep: (value: Answer, step: Step) => void;
  onCancel: () => void;
};

const CONTROLS = "input:not([type='hidden']), textarea, select, button, [contenteditable]";
const BROAD = new Set(["multiselect", "members", "departments", "address", "link", "daterange", "rating"]);
const MOST_OPTIONS_SHOWN = 40;

/** One answer changed where it stands: Enter keeps, Esc gives up, Tab goes on to the next. */
export function CellEditor({ column, value, problem, onKeep, onCancel }: CellEditorProps) {
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const [now, setNow] = useState(value);
  const newest = useRef(now);
  newest.current = now;
  const leave = useRef(onKeep);
  leave.current = onKeep;
  const outside = useRecordsOutside();
  useFocusInside(box);
  const isAtEdge = useIsAtEdge(box);
  useEffect(() => {
    function onPress(event: PointerEvent): void {
      const target = event.target as HTMLElement;
      if (box.current?.contains(target) || target.closest(FLOATING)) return;
      leave.current(newest.current, 0);
    }
    document.addEventListener("pointerdown", onPress, true);
    return () => document.removeEventListener("pointerdown", onPress, true);
  }, []);
  function onKeyDown(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    const isWriting = event.target instanceof HTMLTextAreaElement && !event.ctrlKey && !event.metaKey;
    const isPressing = event.target instanceof HTMLButtonElement;
    if (event.key === "Escape") onCancel();
    if (event.key === "Enter" && !isWriting && !isPressing) {
      event.preventDefault();
      onKeep(newest.current, 0);
    }
    if (event.key === "Tab") {
      event.preventDefault();
      onKeep(newest.current, event.shiftKey ? -1 : 1);
    }
  }
  const { Input } = kindOf(column.field.kind);
  return (
    <div
      ref={box}
      className={[styles.editor, BROAD.has(column.field.kind) && styles.wide, isAtEdge && styles.toLeft]
        .filter(Boolean)
        .join(" ")}
      role="group"
      aria-label={column.label}
      onKeyDown={onKeyDown}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <OutsideContext value={outside}>
        <Suspense fallback={<SkeletonPage />}>
          <Input
            id={id}
            field={shownInLine(column)}
            value={now}
            onChange={setNow}
            invalid={problem !== undefined}
            describedBy={`${id}-problem`}
          />
        </Suspense>
      </OutsideContext>
      {problem && (
        <p id={`${id}-problem`} className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

/** What an input opens above the page still belongs to it. */
const FLOATING = ".ant-select-dropdown, .ant-picker-dropdown, dialog, [role='dialog']";

/** A line has no room for rows of chips: choices become a list. */
function shownInLine({ field }: Column): Column["field"] {
  const isListed = field.kind === "select" && (field.options?.length ?? 0) <= MOST_OPTIONS_SHOWN;
  return isListed ? { ...field, display: "list", required: false } : { ...field, required: false };
}

/** At the right edge of the grid there is only room to the left. */
function useIsAtEdge(box: React.RefObject<HTMLDivElement | null>): boolean {
  const [isAtEdge, setAtEdge] = useState(false);
  useLayoutEffect(() => {
    const edge = box.current?.closest('[role="grid"]')?.getBoundingClientRect().right ?? 0;
    setAtEdge((box.current?.getBoundingClientRect().right ?? 0) > edge);
  }, [box]);
  return isAtEdge;
}

function useFocusInside(box: React.RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const control = box.current?.querySelector<HTMLElement>(CONTROLS);
    control?.focus({ preventScroll: true });
    if (control instanceof HTMLInputElement && control.type === "text") control.select();
  }, [box]);
}
