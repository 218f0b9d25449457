import { Icon } from "./icons";
import styles from "./StageBar.module.css";

export type StageState = "passed" | "current" | "to_come" | "skipped" | "not_taken";

export type StagePiece = {
  key: string;
  name: string;
  state: StageState;
  /** Owner, entered, left; or used against limit. */
  detail?: string;
  /** Share of the limit used, 0 to 100. */
  percent?: number;
  tone?: "risk" | "late";
  round?: number;
  hint?: string;
};

type StageBarProps = { stages: readonly StagePiece[]; label: string; isShort?: boolean };

/** Where the work stands: equal segments, the present one half as wide again. */
export function StageBar({ stages, label, isShort }: StageBarProps) {
  return (
    <ol className={`${styles.bar} ${isShort ? styles.short : ""}`} aria-label={label}>
      {stages.map((stage) => (
        <Stage key={stage.key} stage={stage} isShort={isShort} />
      ))}
    </ol>
  );
}

function Stage({ stage, isShort }: { stage: StagePiece; isShort?: boolean }) {
  const classes = [
    styles.stage,
    styles[stage.state],
    stage.state === "current" && stage.tone && styles[stage.tone],
  ];
  return (
    <li
      className={classes.filter(Boolean).join(" ")}
      aria-current={stage.state === "current" ? "step" : undefined}
      title={stage.hint}
    >
      <span className={styles.track}>
        {stage.state === "current" && <i style={{ width: `${stage.percent ?? 50}%` }} />}
      </span>
      <span className={styles.name}>
        {stage.state === "passed" && !isShort && <Icon name="check" size={13} />}
        <span>{stage.name}</span>
        {(stage.round ?? 1) > 1 && <em>×{stage.round}</em>}
      </span>
      {!isShort && stage.detail && <span className={styles.detail}>{stage.detail}</span>}
    </li>
  );
}
