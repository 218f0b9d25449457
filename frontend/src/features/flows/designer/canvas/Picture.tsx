import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { CardWords } from "../../kind";
import type { ProcessContent } from "../content";
import type { Marks } from "../context";
import type { Became } from "../difference";
import { layoutOf, type Shape } from "../layout";
import type { Surroundings } from "../surroundings";
import { useCardWords } from "../useSaid";
import styles from "./Canvas.module.css";
import { Bands, BranchFace, drawn, Face, Ground, JoinFace, lookOf } from "./Drawing";

type PictureProps = {
  content: ProcessContent;
  surroundings: Surroundings;
  marks?: Marks;
  zoom?: number;
  label: string;
};

/** A process to look at: what became of its steps, or which of them were walked. */
export function Picture({ content, surroundings, marks = {}, zoom = 0.8, label }: PictureProps) {
  const layout = useMemo(() => layoutOf(content), [content]);
  const words = useCardWords(content, surroundings);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <div className={styles.canvas} role="img" aria-label={label} tabIndex={0}>
      <div className={styles.sized} style={{ width: layout.width * zoom, height: layout.height * zoom }}>
        <Bands layout={layout} zoom={zoom} />
        <div className={styles.drawing} style={drawn(layout, zoom)}>
          <Ground layout={layout} />
          {layout.shapes.map((shape) => (
            <PictureShape key={shape.id} {...{ shape, words, surroundings, marks }} />
          ))}
        </div>
      </div>
    </div>
  );
}

type PictureShapeProps = { shape: Shape; words: CardWords; surroundings: Surroundings; marks: Marks };

function PictureShape({ shape, words, surroundings, marks }: PictureShapeProps) {
  const { left, top, width, height, step } = shape;
  if (shape.look === "join") {
    return (
      <span className={styles.join} style={{ left, top, minWidth: width, height }}>
        <JoinFace shape={shape} />
      </span>
    );
  }
  const box = { left, top, width, height };
  if (shape.look === "branch" || shape.look === "pass") {
    return (
      <span className={styles.chip} style={box}>
        <span className={shape.branch ? styles.branch : styles.pass}>
          <BranchFace shape={shape} surroundings={surroundings} />
        </span>
      </span>
    );
  }
  const became = marks.became?.get(step.key);
  const walked = marks.walked ? (marks.walked.get(step.key) ?? 0) : undefined;
  const told = marks.told?.get(step.key);
  const look = [lookOf(shape, { became, walked }), told && styles[`told_${told.tone}`]];
  return (
    <span className={look.filter(Boolean).join(" ")} style={box}>
      <Face
        shape={shape}
        words={words}
        second={told?.words}
        flags={<MarkSaid became={became} walked={walked} />}
      />
    </span>
  );
}

function MarkSaid({ became, walked }: { became?: Became; walked?: number }) {
  const { t } = useTranslation();
  if (became) return <em className={styles.became}>{t(`process.became.${became}`)}</em>;
  return walked && walked > 1 ? <em className={styles.became}>×{walked}</em> : null;
}
