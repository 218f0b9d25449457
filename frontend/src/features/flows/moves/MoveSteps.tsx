import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import type { MoveTrial } from "../api";
import styles from "../pages/Migration.module.css";

type MoveStepsProps = { trial: MoveTrial; onMap: (key: string, target: string) => void };

/** Where each step goes: proposed where the keys are the same, chosen where they are not. */
export function MoveSteps({ trial, onMap }: MoveStepsProps) {
  const { t } = useTranslation();
  const text = useText();
  const nameOf = (key: string) => text(trial.targets[key]) || key;
  return (
    <section aria-label={t("moves.steps")} className={styles.scroll}>
      <h2>{t("moves.steps")}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">v{trial.from_no}</th>
            <th scope="col" className={styles.number}>
              {t("moves.here")}
            </th>
            <th scope="col">v{trial.to_no}</th>
          </tr>
        </thead>
        <tbody>
          {trial.steps.map((step) => {
            const name = text(step.name) || t(`process.kind.${step.kind}`);
            return (
              <tr key={step.key} className={step.orders > 0 ? styles.busy : undefined}>
                <th scope="row">{name}</th>
                <td className={styles.number}>{step.orders || ""}</td>
                <td>
                  <Select<string>
                    className={styles.target}
                    aria-label={t("moves.target_of", { step: name })}
                    status={!step.target && step.orders > 0 ? "warning" : undefined}
                    value={step.target}
                    onChange={(target) => onMap(step.key, target)}
                    popupMatchSelectWidth={false}
                    options={[
                      { value: "", label: t("moves.nowhere") },
                      ...step.choices.map((key) => ({ value: key, label: nameOf(key) })),
                    ]}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
