import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import type { ProcessContent } from "../content";
import { layoutOf, type Shape } from "../layout";
import { useStepName } from "../useSaid";
import styles from "./Diagram.module.css";

/** The same process as a plain diagram: round ends, tasks, diamonds; to look at and to print. */
export function Diagram({ content, name }: { content: ProcessContent; name: string }) {
  const { t } = useTranslation();
  const layout = useMemo(() => layoutOf(content), [content]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <div className={styles.paper} tabIndex={0}>
      <svg
        width={layout.width}
        height={layout.height}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        role="img"
        aria-label={t("process.diagram_of", { name })}
      >
        <defs>
          <marker
            id="diagram-end"
            viewBox="0 0 8 8"
            refX="6"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M1 1l5 3-5 3" className={styles.line} />
          </marker>
        </defs>
        {layout.frames.map(({ id, left, top, width, height }) => (
          <rect key={id} x={left} y={top} width={width} height={height} rx={4} className={styles.frame} />
        ))}
        {layout.lines.map(({ id, path, isBack }) => (
          <path
            key={id}
            d={path}
            className={isBack ? `${styles.line} ${styles.back}` : styles.line}
            markerEnd={isBack ? "url(#diagram-end)" : undefined}
          />
        ))}
        {layout.shapes.map((shape) => (
          <DiagramShape key={shape.id} shape={shape} />
        ))}
      </svg>
    </div>
  );
}

const GATEWAYS = new Set(["exclusive", "parallel", "inclusive"]);
const MARKS: Record<string, string> = { exclusive: "×", parallel: "+", inclusive: "○" };

function DiagramShape({ shape }: { shape: Shape }) {
  const { t } = useTranslation();
  const text = useText();
  const nameOf = useStepName();
  const { left, top, width, height, step } = shape;
  const [x, y] = [left + width / 2, top + height / 2];
  if (shape.look === "branch" || shape.look === "pass") {
    const name = text(shape.branch?.name) || (shape.branch?.is_default ? t("process.otherwise") : "");
    if (name) return <Label x={x} y={y} words={name} isSmall />;
    return <path d={`M${x} ${top}V${top + height}`} className={styles.line} />;
  }
  if (shape.look === "join" || GATEWAYS.has(step.kind)) {
    return (
      <g>
        <path d={`M${x} ${y - 16}L${x + 16} ${y}L${x} ${y + 16}L${x - 16} ${y}Z`} className={styles.shape} />
        <Label x={x} y={y} words={MARKS[step.kind] ?? ""} />
        {shape.look !== "join" && <Label x={x + 24} y={y} words={text(step.name)} isSmall isBeside />}
      </g>
    );
  }
  if (step.kind === "start" || step.kind === "end") {
    return (
      <g>
        <circle cx={x} cy={y} r={14} className={step.kind === "end" ? styles.last : styles.shape} />
        <Label x={x + 22} y={y} words={nameOf(step)} isSmall isBeside />
      </g>
    );
  }
  return (
    <g>
      <rect x={left} y={top} width={width} height={height} rx={8} className={styles.shape} />
      <Label x={x} y={y} words={nameOf(step)} />
    </g>
  );
}

type LabelProps = { x: number; y: number; words: string; isSmall?: boolean; isBeside?: boolean };

function Label({ x, y, words, isSmall, isBeside }: LabelProps) {
  return (
    <text
      x={x}
      y={y}
      className={isSmall ? styles.small : styles.words}
      textAnchor={isBeside ? "start" : "middle"}
      dominantBaseline="central"
    >
      {words.length > 22 ? `${words.slice(0, 21)}…` : words}
    </text>
  );
}
