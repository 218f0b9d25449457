import { useQuery } from "@tanstack/react-query";
import { type MouseEvent, memo } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "@/ui/icons";
import { takenQuery } from "../../api";
import type { CardWords } from "../../kind";
import { kindOf } from "../../kinds";
import { useDesign, useDesigning } from "../context";
import type { Shape } from "../layout";
import { useStepName } from "../useSaid";
import styles from "./Canvas.module.css";
import { useCarry } from "./carrying";
import { BranchFace, Face, lookOf } from "./Drawing";

type StepShapeProps = { shape: Shape; words: CardWords; isStop: boolean };

function howPressed(event: MouseEvent): "only" | "toggle" | "through" {
  if (event.ctrlKey || event.metaKey) return "toggle";
  return event.shiftKey ? "through" : "only";
}

/** One step on the canvas: chosen by a press, carried by its body, marked where something is wrong. */
export const StepShape = memo(function StepShape({ shape, words, isStop }: StepShapeProps) {
  const { t } = useTranslation();
  const { store, faults, notes, look, looking } = useDesigning();
  const isChosen = useDesign((state) => state.selection.includes(shape.id));
  const carry = useCarry();
  const nameOf = useStepName();
  const found = faults.get(shape.id) ?? [];
  const wrong = found.filter(({ isWarning }) => !isWarning).length;
  const risky = found.length - wrong;
  const noted = notes.get(shape.id) ?? 0;
  const { left, top, width, height, step } = shape;
  const said = [
    t(`process.kind.${step.kind}`),
    nameOf(step),
    wrong > 0 && t("designer.problem_count", { count: wrong }),
    risky > 0 && t("process.warning_count", { count: risky }),
    noted > 0 && t("process.note_count", { count: noted }),
    shape.isFolded && t("process.is_folded"),
  ];
  const unfold = () => look({ folded: looking.folded.filter((key) => key !== shape.id) });
  return (
    <button
      type="button"
      data-hit={shape.id}
      className={lookOf(shape, { isChosen, isWrong: wrong > 0 })}
      style={{ left, top, width, height }}
      aria-label={said.filter(Boolean).join(", ")}
      aria-pressed={isChosen}
      tabIndex={isChosen || isStop ? 0 : -1}
      onClick={(event) => store.press(shape.id, howPressed(event))}
      onDoubleClick={shape.isFolded ? unfold : undefined}
      onPointerDown={(event) =>
        carry(event, () => {
          const { selection } = store.get();
          return {
            keys: selection.includes(shape.id) ? selection : [shape.id],
            label: nameOf(step),
            icon: kindOf(step.kind)?.icon ?? "work",
          };
        })
      }
    >
      <Face shape={shape} words={words} flags={<Flags wrong={wrong} risky={risky} noted={noted} />} />
    </button>
  );
});

function Flags({ wrong, risky, noted }: { wrong: number; risky: number; noted: number }) {
  return (
    <>
      {noted > 0 && (
        <span className={styles.noteSign}>
          <Icon name="chat" size={13} />
          {noted}
        </span>
      )}
      {wrong > 0 && <Icon name="stop" size={14} className={styles.wrongSign} />}
      {wrong === 0 && risky > 0 && <Icon name="warn" size={14} className={styles.riskSign} />}
    </>
  );
}

/** The chip over a branch: when this road is taken. */
export const BranchShape = memo(function BranchShape({ shape }: { shape: Shape }) {
  const { t } = useTranslation();
  const { store, surroundings, process } = useDesigning();
  const { data } = useQuery({ ...takenQuery(process.code), enabled: false });
  const isChosen = useDesign((state) => state.selection.includes(shape.id));
  const { left, top, width, height } = shape;
  if (!shape.branch) {
    return (
      <span className={styles.chip} style={{ left, top, width, height }}>
        <span className={styles.pass}>
          <BranchFace shape={shape} surroundings={surroundings} />
        </span>
      </span>
    );
  }
  return (
    <span className={styles.chip} style={{ left, top, width, height }}>
      <button
        type="button"
        data-hit={shape.id}
        className={isChosen ? `${styles.branch} ${styles.chosen}` : styles.branch}
        aria-pressed={isChosen}
        tabIndex={isChosen ? 0 : -1}
        onClick={() => store.press(shape.id, "only")}
      >
        <BranchFace shape={shape} surroundings={surroundings} />
        {data && <small>{t("process.orders", { count: data.taken[shape.id] ?? 0 })}</small>}
      </button>
    </span>
  );
});
