import { useTranslation } from "react-i18next";
import { useStepName } from "@/features/flows/designer/useSaid";
import type { Conformance, StepConformance } from "../api";
import { lateness, whySaid } from "../conformance";
import styles from "./Conformance.module.css";

export const WHATS = ["passed", "skipped", "not_taken", "open", "repeated", "late"] as const;
export type What = (typeof WHATS)[number];
export type Opened = { step: StepConformance; what: What };

type StepTableProps = { report: Conformance; isRunning: boolean; onOpen: (opened: Opened) => void };

/** Every step with what became of it; each number opens the orders behind it. */
export function StepTable({ report, isRunning, onOpen }: StepTableProps) {
  const { t } = useTranslation();
  const whats = WHATS.filter((what) => what !== "open" || isRunning);
  return (
    <div className={styles.scroll}>
      <table className={styles.steps}>
        <caption className="sr-only">{t("conformance.steps")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("conformance.step")}</th>
            {whats.map((what) => (
              <th key={what} scope="col">
                {t(`conformance.${what}`)}
              </th>
            ))}
            <th scope="col">{t("conformance.late_median")}</th>
            <th scope="col">{t("conformance.late_worst")}</th>
          </tr>
        </thead>
        <tbody>
          {report.steps.map((step) => (
            <StepRow key={step.key} {...{ step, whats, onOpen }} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type StepRowProps = { step: StepConformance; whats: readonly What[]; onOpen: (opened: Opened) => void };

function StepRow({ step, whats, onOpen }: StepRowProps) {
  const { t } = useTranslation();
  const nameOf = useStepName();
  return (
    <tr>
      <th scope="row" style={{ paddingLeft: 16 + 14 * step.within.length }}>
        <b>{nameOf(step)}</b>
        {step.reasons.map((one) => (
          <small key={`${one.by} ${one.reason}`}>
            {whySaid(one, t)}
            {one.count > 1 && ` ×${one.count}`}
          </small>
        ))}
      </th>
      {whats.map((what) => (
        <td key={what} className={toneOf(what)}>
          <Count step={step} what={what} onOpen={onOpen} />
        </td>
      ))}
      <td>{step.late > 0 ? lateness(step.late_median_minutes) : ""}</td>
      <td>{step.late > 0 ? lateness(step.late_worst_minutes) : ""}</td>
    </tr>
  );
}

function toneOf(what: What): string | undefined {
  if (what === "skipped") return styles.skipped;
  return what === "late" ? styles.late : undefined;
}

function Count({ step, what, onOpen }: Opened & Pick<StepRowProps, "onOpen">) {
  const { t } = useTranslation();
  const nameOf = useStepName();
  const count = step[what];
  if (count === 0) return <span className={styles.zero}>0</span>;
  return (
    <button
      type="button"
      className={styles.open}
      aria-label={t("conformance.open_number", { step: nameOf(step), what: t(`conformance.${what}`), count })}
      onClick={() => onOpen({ step, what })}
    >
      {count}
    </button>
  );
}
