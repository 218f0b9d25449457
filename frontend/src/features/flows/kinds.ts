import type { StepKind } from "./kind";
import { action } from "./steps/action";
import { approval } from "./steps/approval";
import { copy } from "./steps/copy";
import { delay } from "./steps/delay";
import { end } from "./steps/end";
import { exclusive } from "./steps/exclusive";
import { handling } from "./steps/handling";
import { inclusive } from "./steps/inclusive";
import { milestone } from "./steps/milestone";
import { parallel } from "./steps/parallel";
import { route } from "./steps/route";
import { start } from "./steps/start";
import { suborder } from "./steps/suborder";
import { subprocess } from "./steps/subprocess";
import { subtasks } from "./steps/subtasks";
import { wait } from "./steps/wait";

/** Every kind of step, in the order in which they are offered. */
export const KINDS: readonly StepKind[] = [
  handling,
  approval,
  copy,
  subtasks,
  exclusive,
  parallel,
  inclusive,
  route,
  subprocess,
  end,
  delay,
  wait,
  action,
  suborder,
  milestone,
  start,
];

const BY_NAME = new Map(KINDS.map((one) => [one.kind, one]));

export function kindOf(name: string): StepKind | null {
  return BY_NAME.get(name) ?? null;
}
