import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Marks.module.css";

export type Priority = 1 | 2 | 3 | 4;

type PriorityMarkProps = { priority: Priority; isOverridden?: boolean };

/** Letter and fill, so that it reads without color; a dot says that a person overrode it. */
export function PriorityMark({ priority, isOverridden }: PriorityMarkProps) {
  const { t } = useTranslation();
  const said = t(isOverridden ? "priority.said_overridden" : "priority.said", { priority });
  const classes = [styles.priority, styles[`p${priority}`], isOverridden && styles.overridden].filter(
    Boolean,
  );
  return (
    <span className={classes.join(" ")} title={said} role="img" aria-label={said}>
      P{priority}
    </span>
  );
}

export function VipMark() {
  const { t } = useTranslation();
  return (
    <span className={styles.vip} title={t("ui.vip")}>
      VIP
    </span>
  );
}

type TagProps = { tone?: "risk" | "late" | "accent" | "met"; children: ReactNode };

export function Tag({ tone, children }: TagProps) {
  return <span className={tone ? `${styles.tag} ${styles[tone]}` : styles.tag}>{children}</span>;
}

type WhyButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  label?: string;
  isOpen?: boolean;
  ref?: Ref<HTMLButtonElement>;
};

export function WhyButton({ label, isOpen = false, className, ...button }: WhyButtonProps) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      {...button}
      className={className ? `${styles.why} ${className}` : styles.why}
      aria-label={label ?? t("ui.why")}
      aria-expanded={isOpen}
    >
      ?
    </button>
  );
}
