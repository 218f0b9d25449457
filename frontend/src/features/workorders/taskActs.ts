import type { Detail, Task } from "./types";

export type TaskAct = "complete_stage" | "resolve" | "skip" | "claim" | "release" | "dispatch";

export const mayDo = (task: Task, act: TaskAct) => (task.acts ?? []).includes(act);

/** The open tasks with which somebody may do this; one's own come first. */
export function tasksFor(detail: Pick<Detail, "tasks">, act: TaskAct, me: number): Task[] {
  const able = detail.tasks.filter((task) => mayDo(task, act));
  return able.sort((one, other) => Number(other.assignee_id === me) - Number(one.assignee_id === me));
}
