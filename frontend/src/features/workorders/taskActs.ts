import type { Act, Detail, Task } from "./types";

export type TaskAct = "complete_stage" | "resolve" | "skip" | "claim" | "release" | "dispatch";

const ON_ORDER: Record<TaskAct, Act> = {
  complete_stage: "complete_stage",
  resolve: "resolve",
  skip: "skip_stage",
  claim: "claim",
  release: "release",
  dispatch: "dispatch",
};

/** The open tasks with which somebody may do this; one's own come first. */
export function tasksFor(detail: Pick<Detail, "tasks" | "actions">, act: TaskAct, me: number): Task[] {
  if (!detail.actions.includes(ON_ORDER[act])) return [];
  const able = detail.tasks.filter((task) => (task.acts ?? []).includes(act));
  return able.sort((one, other) => Number(other.assignee_id === me) - Number(one.assignee_id === me));
}
