import { useTranslation } from "react-i18next";
import { PriorityMark } from "@/ui/Marks";
import { LEVELS, type Level, type Matrix, nextGrade } from "../content";
import styles from "./Rules.module.css";

type MatrixEditorProps = { matrix: Matrix; published?: Matrix; onChange: (matrix: Matrix) => void };

/** Impact by urgency; a press on a cell goes on to the next priority. */
export function MatrixEditor({ matrix, published, onChange }: MatrixEditorProps) {
  const { t } = useTranslation();
  function press(impact: Level, urgency: Level): void {
    onChange({ ...matrix, [impact]: { ...matrix[impact], [urgency]: nextGrade(matrix[impact][urgency]) } });
  }
  return (
    <table className={styles.matrix} aria-label={t("rules.matrix")}>
      <thead>
        <tr>
          <td className={styles.axis}>{t("rules.axes")}</td>
          {LEVELS.map((urgency) => (
            <th key={urgency} scope="col">
              {t(`facts.urgency_${urgency}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {LEVELS.map((impact) => (
          <tr key={impact}>
            <th scope="row">
              {t(`facts.impact_${impact}`)}
              <small>{t(`rules.impact_hint_${impact}`)}</small>
            </th>
            {LEVELS.map((urgency) => (
              <td key={urgency}>
                <Cell
                  label={t("rules.cell", {
                    impact: t(`facts.impact_${impact}`),
                    urgency: t(`facts.urgency_${urgency}`),
                  })}
                  grade={matrix[impact][urgency]}
                  isChanged={
                    published !== undefined && published[impact][urgency] !== matrix[impact][urgency]
                  }
                  onPress={() => press(impact, urgency)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type CellProps = { label: string; grade: 1 | 2 | 3 | 4; isChanged: boolean; onPress: () => void };

function Cell({ label, grade, isChanged, onPress }: CellProps) {
  const { t } = useTranslation();
  const said = `${label}: P${grade}${isChanged ? `, ${t("rules.changed")}` : ""}`;
  return (
    <button
      type="button"
      className={`${styles.cell} ${isChanged ? styles.changed : ""}`}
      aria-label={said}
      title={said}
      onClick={onPress}
    >
      <PriorityMark priority={grade} />
    </button>
  );
}
