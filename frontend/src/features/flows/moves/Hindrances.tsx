import { useTranslation } from "react-i18next";
import type { MoveHindrance } from "../api";
import styles from "../pages/Migration.module.css";

type HindrancesProps = { found: readonly MoveHindrance[]; nameOf: (key: string) => string };

/** What stands in the way of one order, step by step. */
export function Hindrances({ found, nameOf }: HindrancesProps) {
  const { t } = useTranslation();
  return found.map((one) => (
    <span key={`${one.code} ${one.step}`} className={styles.why}>
      {t("moves.why", { step: nameOf(one.step), why: t(`errors.${one.code}`) })}
    </span>
  ));
}
