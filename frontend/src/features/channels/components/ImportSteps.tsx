import { useTranslation } from "react-i18next";
import type { ImportState } from "../api";
import styles from "./Imports.module.css";

const STEPS = ["map", "check", "run", "result"] as const;
const AT: Record<ImportState, number> = {
  draft: 0,
  checking: 1,
  checked: 1,
  running: 2,
  done: 3,
  cancelled: 3,
  failed: 3,
};

/** The four steps of an import, and which one it is at. */
export function ImportSteps({ state }: { state: ImportState }) {
  const { t } = useTranslation();
  return (
    <ol className={styles.steps} aria-label={t("imports.steps")}>
      {STEPS.map((step, place) => (
        <li
          key={step}
          className={place < AT[state] ? styles.past : place === AT[state] ? styles.here : undefined}
          aria-current={place === AT[state] ? "step" : undefined}
        >
          <i aria-hidden="true">{place + 1}</i>
          {t(`imports.step.${step}`)}
        </li>
      ))}
    </ol>
  );
}
