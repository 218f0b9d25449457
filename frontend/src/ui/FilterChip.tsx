import type { ReactNode, Ref } from "react";
import { useTranslation } from "react-i18next";
import styles from "./FilterChip.module.css";
import { Icon } from "./icons";

type FilterChipProps = { label: string; children: ReactNode; onEdit?: () => void; onRemove: () => void };

/** A condition that reads as a sentence: 状态 是 处理中. */
export function FilterChip({ label, children, onEdit, onRemove }: FilterChipProps) {
  const { t } = useTranslation();
  return (
    <span className={styles.chip}>
      <button type="button" className={styles.words} onClick={onEdit}>
        <span>{label}</span> {children}
      </button>
      <button
        type="button"
        className={styles.remove}
        aria-label={t("ui.remove_filter", { label })}
        onClick={onRemove}
      >
        <Icon name="close" size={13} />
      </button>
    </span>
  );
}

export function AddChip({
  children,
  onClick,
  ref,
}: {
  children: ReactNode;
  onClick?: () => void;
  ref?: Ref<HTMLButtonElement>;
}) {
  return (
    <button ref={ref} type="button" className={`${styles.chip} ${styles.add}`} onClick={onClick}>
      <Icon name="plus" size={13} />
      {children}
    </button>
  );
}
