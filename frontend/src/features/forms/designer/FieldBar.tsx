import type { PointerEvent as ReactPointerEvent } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "@/ui/icons";
import styles from "./Canvas.module.css";
import type { DesignField } from "./content";
import { useDesigning } from "./context";

type FieldBarProps = { field: DesignField; onCarry: (event: ReactPointerEvent) => void };

/** What can be done with the chosen field, floating at its corner. */
export function FieldBar({ field, onCarry }: FieldBarProps) {
  const { t } = useTranslation();
  const { store } = useDesigning();
  const { selection } = store.get();
  return (
    <div className={styles.bar} role="toolbar" aria-label={t("designer.field_acts")} data-bar={field.id}>
      <button
        type="button"
        className={styles.grip}
        title={t("designer.carry")}
        aria-label={t("designer.carry")}
        onPointerDown={onCarry}
        onKeyDown={(event) => {
          const by = { ArrowUp: -1, ArrowDown: 1 }[event.key] as -1 | 1 | undefined;
          if (by === undefined || event.altKey) return;
          event.preventDefault();
          event.stopPropagation();
          store.step(by);
        }}
      >
        <Icon name="grip" size={14} />
      </button>
      <button
        type="button"
        title={`${t("designer.duplicate")} (Ctrl D)`}
        aria-label={t("designer.duplicate")}
        onClick={store.duplicate}
      >
        <Icon name="copy" size={14} />
      </button>
      <button
        type="button"
        title={`${t("designer.remove")} (Del)`}
        aria-label={t("designer.remove")}
        onClick={() => store.remove(selection)}
      >
        <Icon name="bin" size={14} />
      </button>
    </div>
  );
}
