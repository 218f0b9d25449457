import { useTranslation } from "react-i18next";
import { IconButton } from "../Button";

type BackAndForthProps = { last?: string; next?: string; onUndo: () => void; onRedo: () => void };

/** Undo and redo, each saying what it would undo or do again. */
export function BackAndForth({ last, next, onUndo, onRedo }: BackAndForthProps) {
  const { t } = useTranslation();
  return (
    <>
      <IconButton
        icon="undo"
        label={last ? `${t("designer.undo", { step: last })} (Ctrl Z)` : t("designer.nothing_to_undo")}
        disabled={!last}
        onClick={onUndo}
      />
      <IconButton
        icon="redo"
        label={next ? `${t("designer.redo", { step: next })} (Ctrl Y)` : t("designer.nothing_to_redo")}
        disabled={!next}
        onClick={onRedo}
      />
    </>
  );
}
