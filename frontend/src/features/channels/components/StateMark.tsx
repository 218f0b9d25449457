import { useTranslation } from "react-i18next";
import styles from "./Imports.module.css";

const LOOKS: Record<string, string | undefined> = {
  checking: styles.going,
  running: styles.going,
  done: styles.good,
  failed: styles.bad,
};

/** Where an import stands, in a word. */
export function StateMark({ state }: { state: string }) {
  const { t } = useTranslation();
  return (
    <span className={[styles.state, LOOKS[state]].filter(Boolean).join(" ")}>
      {t(`imports.state.${state}`)}
    </span>
  );
}
