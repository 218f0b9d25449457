import type { CSSProperties, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { ConditionSentence } from "@/ui/conditions/ConditionSentence";
import { Icon } from "@/ui/icons";
import type { CardWords } from "../../kind";
import { kindOf } from "../../kinds";
import type { Became } from "../difference";
import type { Band, Frame, Layout, Line, Shape } from "../layout";
import type { Surroundings } from "../surroundings";
import { useStepName } from "../useSaid";
import styles from "./Canvas.module.css";

/** Where each phase begins, over the whole width. */
export function Bands({ layout, zoom }: { layout: Layout; zoom: number }) {
  return layout.bands.map((band) => <BandLine key={`${band.phase}${band.y}`} band={band} zoom={zoom} />);
}

/** Connectors and the ground of what is called: everything that cannot be pressed. */
export function Ground({ layout }: { layout: Layout }) {
  return (
    <>
      {layout.frames.map((frame) => (
        <FrameBox key={frame.id} frame={frame} />
      ))}
      <svg className={styles.lines} width={layout.width} height={layout.height} aria-hidden="true">
        <defs>
          <marker
            id="way-back"
            viewBox="0 0 8 8"
            refX="6"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M1 1l5 3-5 3" />
          </marker>
        </defs>
        {layout.lines.map(({ id, path, isBack }) => (
          <path
            key={id}
            d={path}
            className={isBack ? styles.back : undefined}
            markerEnd={isBack ? "url(#way-back)" : undefined}
          />
        ))}
      </svg>
      {layout.lines.map((line) => line.label && <WayLabel key={line.id} line={line} />)}
    </>
  );
}

function BandLine({ band, zoom }: { band: Band; zoom: number }) {
  const { t } = useTranslation();
  return (
    <div className={styles.band} style={{ top: band.y * zoom }} aria-hidden="true">
      <span>{t(`process.choice.phase_${band.phase}`)}</span>
    </div>
  );
}

function FrameBox({ frame }: { frame: Frame }) {
  const { left, top, width, height } = frame;
  return <div className={styles.frame} style={{ left, top, width, height }} aria-hidden="true" />;
}

function WayLabel({ line }: { line: Line }) {
  const { t } = useTranslation();
  return (
    <span className={styles.label} style={{ left: line.at?.x, top: line.at?.y }} aria-hidden="true">
      {t(`process.way.${line.label}`)}
    </span>
  );
}

/** The drawing in its own measure, in the middle of whatever is wider. */
export function drawn(layout: Layout, zoom: number): CSSProperties {
  const { width, height } = layout;
  const own = { "--drawn": `${width * zoom}px` } as CSSProperties;
  return { ...own, width, height, transform: `scale(${zoom})` };
}

export type Look = {
  isChosen?: boolean;
  became?: Became;
  /** How often it was walked; nothing where nobody walked. */
  walked?: number;
  isWrong?: boolean;
};

/** The classes that say how a step stands. */
export function lookOf(shape: Shape, { isChosen, became, walked, isWrong }: Look): string {
  const decides = shape.step.kind === "approval" && styles.decides;
  return [
    shape.look === "pill" ? styles.pill : styles.card,
    shape.look === "pill" && shape.step.kind === "end" && styles.end,
    decides,
    shape.isFolded && styles.folded,
    shape.isCutOff && styles.cutOff,
    isWrong && styles.wrong,
    became && styles[became],
    walked !== undefined && (walked > 0 ? styles.walked : styles.unwalked),
    isChosen && styles.chosen,
  ]
    .filter(Boolean)
    .join(" ");
}

type FaceProps = { shape: Shape; words: CardWords; flags?: ReactNode; second?: string };

/** What stands on a step: its sign, its name, and in one line what matters most. */
export function Face({ shape, words, flags, second }: FaceProps) {
  const nameOf = useStepName();
  const kind = kindOf(shape.step.kind);
  const icon = kind?.icon ?? "work";
  if (shape.look === "pill") {
    return (
      <>
        <Icon name={icon} size={14} />
        <span>{nameOf(shape.step)}</span>
        {flags}
      </>
    );
  }
  return (
    <>
      <span className={styles.sign}>
        <Icon name={icon} />
      </span>
      <span className={styles.words}>
        <b>{nameOf(shape.step)}</b>
        <small>{second ?? secondLine(shape, words)}</small>
      </span>
      <span className={styles.flags}>{flags}</span>
    </>
  );
}

function secondLine(shape: Shape, words: CardWords): string {
  if (shape.isFolded) return words.t("process.folded", { count: innerCount(shape) });
  return (kindOf(shape.step.kind)?.says(shape.step, words) ?? []).join(" · ");
}

function innerCount({ step }: Shape): number {
  const roads = [...(step.branches ?? []).map((branch) => branch.steps ?? []), step.steps ?? []];
  return roads.reduce((sum, steps) => sum + steps.length, 0);
}

type BranchFaceProps = { shape: Shape; surroundings: Surroundings };

/** When a road is taken: its name, else its condition, else that it is the other case. */
export function BranchFace({ shape, surroundings }: BranchFaceProps) {
  const { t } = useTranslation();
  const { branch, step } = shape;
  const nameOf = useBranchName();
  if (shape.id.endsWith("/-")) return <>{t("process.in_time")}</>;
  if (!branch) return <>{t(step.kind === "wait" ? "process.after_limit" : "process.inside")}</>;
  const name = nameOf(step.kind, branch);
  if (name) return <span>{name}</span>;
  if (branch.when) {
    return (
      <span>
        <ConditionSentence condition={branch.when} words={surroundings.facts} />
      </span>
    );
  }
  return <span>{t("process.unnamed_branch")}</span>;
}

function useBranchName() {
  const { t } = useTranslation();
  const text = useText();
  return (kind: string, branch: NonNullable<Shape["branch"]>): string => {
    if (text(branch.name)) return text(branch.name);
    if (branch.is_default) return t("process.otherwise");
    return kind === "parallel" ? t("process.parallel_branch") : "";
  };
}

/** Where roads meet again: what it waits for. */
export function JoinFace({ shape }: { shape: Shape }) {
  const { t } = useTranslation();
  const { kind, join, count } = shape.step;
  const how = kind === "parallel" && typeof join === "string" ? join : "all";
  return (
    <>
      <Icon name="join" size={14} />
      {t(`process.join.${kind === "inclusive" ? "taken" : how}`, { count: Number(count ?? 0) })}
    </>
  );
}
