import {
  type Branch,
  branchId,
  type Place,
  type ProcessContent,
  type Road,
  roadsOf,
  type Step,
} from "./content";
import { BETWEEN, backPath, endsAll, middleOf, phaseOf, waysOf } from "./ways";

/** What is drawn of a step, a branch or a meeting point, and where. */
export type Shape = {
  id: string;
  look: "card" | "pill" | "branch" | "join" | "pass";
  step: Step;
  branch?: Branch;
  into: Road | null;
  left: number;
  top: number;
  width: number;
  height: number;
  /** Nothing leads here: what stands before it has ended. */
  isCutOff?: boolean;
  isFolded?: boolean;
};

export type Line = {
  id: string;
  path: string;
  isBack?: boolean;
  label?: string;
  at?: { x: number; y: number };
};
export type Slot = { id: string; place: Place; x: number; y: number };
export type Band = { phase: string; y: number };
export type Frame = { id: string; left: number; top: number; width: number; height: number };

export type Layout = {
  shapes: Shape[];
  lines: Line[];
  slots: Slot[];
  bands: Band[];
  frames: Frame[];
  width: number;
  height: number;
};

export const CARD = { width: 208, height: 54 };
const PILL = { width: 150, height: 28 };
const CHIP = { width: 160, height: 24 };
const GAP = 40;
const FORK = 14;
const PASS = 96;
const MARGIN = { x: 56, top: 20, bottom: 48 };
const LANE = 22;
const LABEL = 110;

/** Splits whose roads are chosen or walked together look like a meeting of roads, not like work. */
const PILLS = new Set(["exclusive", "parallel", "inclusive"]);
const MEETINGS = new Set(["parallel", "inclusive"]);
const ENDS = new Set(["start", "end"]);

export function layoutOf(content: ProcessContent, folded: ReadonlySet<string> = new Set()): Layout {
  const drawing = new Drawing(folded);
  const { width } = drawing.measure(content.steps);
  const center = MARGIN.x + width / 2;
  const bottom = drawing.sequence(content.steps, null, center, MARGIN.top).y;
  const right = drawing.backwards();
  return {
    ...drawing.drawn,
    width: Math.max(MARGIN.x * 2 + width, right),
    height: bottom + MARGIN.bottom,
  };
}

type Column = { road: Road; steps: readonly Step[]; branch?: Branch; isPass?: boolean; width: number };
type Reached = { y: number; hasEnded: boolean };

class Drawing {
  readonly drawn: Omit<Layout, "width" | "height"> = {
    shapes: [],
    lines: [],
    slots: [],
    bands: [],
    frames: [],
  };
  private readonly widths = new Map<string, number>();

  constructor(private readonly folded: ReadonlySet<string>) {}

  measure(steps: readonly Step[]): { width: number } {
    return { width: Math.max(CARD.width, ...steps.map((step) => this.widthOf(step))) };
  }

  private widthOf(step: Step): number {
    const known = this.widths.get(step.key);
    if (known !== undefined) return known;
    const columns = this.columns(step);
    const inner = columns.reduce((sum, { width }) => sum + width, 0) + BETWEEN * (columns.length - 1);
    const width = columns.length === 0 ? CARD.width : Math.max(CARD.width, inner);
    this.widths.set(step.key, width);
    return width;
  }

  private columns(step: Step): Column[] {
    if (this.folded.has(step.key)) return [];
    const roads = roadsOf(step).map((road): Column => ({ ...road, width: this.measure(road.steps).width }));
    if (!step.steps || step.kind !== "wait") return roads;
    return [{ road: { split: step.key, branch: "-" }, steps: [], isPass: true, width: PASS }, ...roads];
  }

  sequence(steps: readonly Step[], into: Road | null, center: number, from: number): Reached {
    let y = from;
    let hasEnded = false;
    let phase = "";
    for (const [index, step] of steps.entries()) {
      const isFirst = into === null && index === 0;
      if (!isFirst) y = this.gap({ into, index }, center, y, hasEnded);
      if (into === null) phase = this.band(step, phase, y);
      const reached = this.step(step, into, center, y, hasEnded);
      y = reached.y;
      hasEnded ||= reached.hasEnded;
    }
    const isOpen = steps.length === 0 || !hasEnded;
    if (isOpen) y = this.gap({ into, index: steps.length }, center, y, false);
    return { y, hasEnded };
  }

  private gap(place: Place, center: number, y: number, isCutOff: boolean): number {
    const id = `${place.into ? branchId(place.into) : ""}:${place.index}`;
    if (!isCutOff) this.line(`gap ${id}`, `M${center} ${y}V${y + GAP}`);
    this.drawn.slots.push({ id, place, x: center, y: y + GAP / 2 });
    return y + GAP;
  }

  private band(step: Step, before: string, y: number): string {
    const phase = phaseOf(step);
    if (!phase || phase === before) return before;
    // Above the first there is nothing to part it from.
    if (before) this.drawn.bands.push({ phase, y: y - GAP / 2 });
    return phase;
  }

  private step(step: Step, into: Road | null, center: number, y: number, isCutOff: boolean): Reached {
    const isFolded = this.folded.has(step.key);
    const isPill = ENDS.has(step.kind) || (PILLS.has(step.kind) && !isFolded);
    const size = isPill ? PILL : CARD;
    this.shape(
      { id: step.key, look: isPill ? "pill" : "card", step, into, isCutOff, isFolded },
      center,
      y,
      size,
    );
    const below = y + size.height;
    const columns = this.columns(step);
    if (columns.length === 0)
      return { y: below, hasEnded: step.kind === "end" || (isFolded && endsAll(step)) };
    return this.roads(step, into, columns, center, below);
  }

  private roads(step: Step, into: Road | null, columns: Column[], center: number, y: number): Reached {
    const total = columns.reduce((sum, { width }) => sum + width, 0) + BETWEEN * (columns.length - 1);
    let left = center - total / 2;
    const reached = columns.map((column) => {
      const middle = left + column.width / 2;
      left += column.width + BETWEEN;
      return { middle, ...this.column(step, into, column, middle, center, y) };
    });
    const open = reached.filter(({ hasEnded }) => !hasEnded);
    const bottom = Math.max(...reached.map((one) => one.y));
    if (step.kind === "subprocess") this.frame(step, center - total / 2, y, total, bottom);
    if (open.length === 0) return { y: bottom, hasEnded: true };
    for (const [index, one] of open.entries()) {
      const turn = one.middle === center ? "" : `H${center}`;
      this.line(`join ${step.key} ${index}`, `M${one.middle} ${one.y}V${bottom + FORK}${turn}`);
    }
    return { y: this.meeting(step, into, center, bottom + FORK), hasEnded: false };
  }

  private column(
    step: Step,
    into: Road | null,
    column: Column,
    middle: number,
    center: number,
    y: number,
  ): Reached {
    const id = branchId(column.road);
    const turn = middle === center ? "" : `V${y + FORK}H${middle}`;
    const chipTop = y + FORK + 20;
    this.line(`fork ${id}`, `M${center} ${y}${turn}V${chipTop}`);
    const look = column.branch ? "branch" : "pass";
    this.shape({ id, look, step, into, branch: column.branch }, middle, chipTop, CHIP);
    const below = chipTop + CHIP.height;
    if (column.isPass) return { y: below, hasEnded: false };
    return this.sequence(column.steps, column.road, middle, below);
  }

  private meeting(step: Step, into: Road | null, center: number, y: number): number {
    if (!MEETINGS.has(step.kind)) return y;
    this.line(`meet ${step.key}`, `M${center} ${y}V${y + 12}`);
    this.shape({ id: `${step.key}:join`, look: "join", step, into }, center, y + 12, PILL);
    return y + 12 + PILL.height;
  }

  private frame(step: Step, left: number, top: number, width: number, bottom: number): void {
    const frame = { id: step.key, left: left - 16, top: top + 8, width: width + 32, height: bottom - top };
    this.drawn.frames.push(frame);
  }

  private shape(
    shape: Omit<Shape, "left" | "top" | "width" | "height">,
    center: number,
    top: number,
    size: { width: number; height: number },
  ): void {
    this.drawn.shapes.push({ ...shape, left: center - size.width / 2, top, ...size });
  }

  private line(id: string, path: string): void {
    this.drawn.lines.push({ id, path });
  }

  /** Ways to steps that stand elsewhere run beside everything that lies between; returns how far right. */
  backwards(): number {
    const cards = this.drawn.shapes.filter(({ look }) => look === "card" || look === "pill");
    const byKey = new Map(cards.map((shape) => [shape.id, shape]));
    let lane = 0;
    let furthest = 0;
    for (const from of cards) {
      for (const { to, id, word } of waysOf(from.step)) {
        const target = byKey.get(to);
        if (!target || target === from) continue;
        const [high, low] = [Math.min(from.top, target.top), Math.max(from.top, target.top) + CARD.height];
        const between = cards.filter(({ top, height }) => top + height > high && top < low);
        const x = Math.max(...between.map(({ left, width }) => left + width)) + LANE + 12 * (lane % 4);
        lane += 1;
        furthest = Math.max(furthest, x);
        this.drawn.lines.push({
          id: `back ${from.id} ${id}`,
          path: backPath(from, target, x, this.corridor(from, cards)),
          isBack: true,
          label: word,
          at: { x: x + 4, y: (middleOf(from) + middleOf(target)) / 2 },
        });
      }
    }
    return furthest === 0 ? 0 : furthest + LABEL;
  }

  /** Where a way may cross the branches to the right of its step; nothing when none stands there. */
  private corridor(from: Shape, cards: readonly Shape[]): number | null {
    const y = middleOf(from);
    const isHidden = cards.some(
      ({ left, top, height }) => left > from.left + from.width && top <= y + 10 && top + height >= y - 10,
    );
    if (!isHidden) return null;
    const chips = this.drawn.shapes.filter(({ look, top }) => look === "branch" && top < from.top);
    const nearest = Math.max(...chips.map(({ top }) => top));
    return Number.isFinite(nearest) ? nearest - 10 : null;
  }
}
