import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import styles from "@/ui/designing/Designer.module.css";
import { Icon } from "@/ui/icons";
import { fieldOf } from "../content";
import { useDesign, useDesigning } from "../context";
import { useGoToField } from "../useKeys";
import { useProblemSaid } from "../useProblemSaid";

/** Everything that forbids publishing, each a press away from where it is. */
export function ProblemList() {
  const { t } = useTranslation();
  const sayProblem = useProblemSaid();
  const text = useText();
  const { problems, store } = useDesigning();
  const content = useDesign((state) => state.content);
  const goTo = useGoToField();
  const lines = [...problems].flatMap(([id, some]) => some.map((problem) => ({ id, problem })));
  if (lines.length === 0) return null;
  return (
    <section className={styles.problems} aria-label={t("designer.problems")}>
      <h2>
        <Icon name="warn" size={14} />
        {t("designer.problem_count", { count: lines.length })}
      </h2>
      <ul>
        {lines.map(({ id, problem }, index) => {
          const field = fieldOf(content, id);
          return (
            <li key={index}>
              <button type="button" onClick={() => (field ? goTo(id) : store.select([]))}>
                <b>{field ? text(field.label) || field.code : t("designer.whole_form")}</b>
                <span>{sayProblem(problem)}</span>
                <Icon name="right" size={12} />
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
