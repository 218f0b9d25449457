import { roadsOf, type Step } from "./content";

type Box = { left: number; top: number; width: number; height: number };

/** How far branches stand apart. */
export const BETWEEN = 34;

/** The line of a way to another step: out to the side, along, and back in. */
export function backPath(from: Box, to: Box, x: number, corridor: number | null): string {
  const [middle, end] = [middleOf(from) + 6, middleOf(to) + 6];
  const right = from.left + from.width;
  const start = corridor ?? middle;
  const out =
    corridor === null ? `M${right} ${start}` : `M${right} ${middle}H${right + BETWEEN / 2}V${start}`;
  const bend = end < start ? -8 : 8;
  return (
    `${out}H${x - 8}Q${x} ${start} ${x} ${start + bend}` +
    `V${end - bend}Q${x} ${end} ${x - 8} ${end}H${to.left + to.width + 3}`
  );
}

export function middleOf({ top, height }: Box): number {
  return top + height / 2;
}

type Way = { key?: string; to?: string };

/** The other steps a step may send the work to. */
export function waysOf(step: Step): { id: string; to: string; word: string }[] {
  if (step.kind === "approval" && step.on_reject === "return" && typeof step.return_to === "string") {
    return [{ id: "reject", to: step.return_to, word: "rejected" }];
  }
  if (step.kind !== "route" || !Array.isArray(step.ways)) return [];
  return (step.ways as Way[]).flatMap(({ key, to }, index) =>
    to ? [{ id: key ?? String(index), to, word: "route" }] : [],
  );
}

/** Whether nothing follows a step: it is an end, or every road in it comes to one. */
export function endsAll(step: Step): boolean {
  if (step.kind === "end") return step.ends !== "branch";
  const branches = step.branches ?? [];
  if (branches.length === 0) return false;
  return branches.every((branch) => (branch.steps ?? []).some(endsAll));
}

/** The phase a step begins, by itself or by the first stage inside it. */
export function phaseOf(step: Step): string {
  if (typeof step.phase === "string" && step.phase) return step.phase;
  if (step.kind === "start") return "create";
  if (step.kind === "end") return "close";
  for (const { steps } of roadsOf(step)) {
    for (const inner of steps) {
      const phase = phaseOf(inner);
      if (phase && inner.kind !== "end") return phase;
    }
  }
  return "";
}
