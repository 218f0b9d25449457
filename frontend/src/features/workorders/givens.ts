import { useState } from "react";
import type { Task } from "./types";

/** What a step may want before one of its buttons is pressed. */
export type Need = "comment" | "attachment" | "signature" | "checklist";
export type Signature = { file: string; name: string; at: string };
export type Given = { comment: string; files: string[]; signature: Signature | null };

const NOTHING: Given = { comment: "", files: [], signature: null };

/** What somebody brings when they press: words, files, a signature; and what is still missing. */
export function useGiven() {
  const [given, setGiven] = useState(NOTHING);
  const put = (change: Partial<Given>) => setGiven((before) => ({ ...before, ...change }));
  return { given, put };
}

export function missingOf(needs: readonly string[], given: Given): Need[] {
  const has: Record<string, boolean> = {
    comment: given.comment.trim() !== "",
    attachment: given.files.length > 0,
    signature: given.signature !== null,
  };
  return needs.filter((need) => has[need] === false) as Need[];
}

/** The same as the server takes it; what was not brought is left out. */
export function bodyOf({ files, signature }: Given) {
  return {
    ...(files.length > 0 ? { attachment_ids: files } : {}),
    ...(signature ? { signature_id: signature.file } : {}),
  };
}

export function needsOf(task: Pick<Task, "buttons">, act: string): readonly string[] {
  return task.buttons?.find((one) => one.act === act)?.needs ?? [];
}

/** What must be ticked before the stage can end. */
export function uncheckedOf(task: Pick<Task, "checklist">) {
  return task.checklist.filter(
    (item) => item.is_mandatory && (!item.ticked_at || (item.needs_photo && !item.file_id)),
  );
}

/** Whether ending the stage asks for something first. */
export function asksFirst(task: Task): boolean {
  const needs = needsOf(task, "complete").filter((need) => need !== "checklist");
  return needs.length > 0 || (task.required ?? []).length > 0 || uncheckedOf(task).length > 0;
}
