import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import styles from "@/ui/designing/Editors.module.css";
import { Part } from "@/ui/designing/Row";
import { Icon } from "@/ui/icons";
import { branchId, type Step } from "../content";
import { useDesigning } from "../context";
import { WordsRow } from "../editors/controls";

/** The roads of a split, each a press away from its own settings. */
export function SplitPane({ step }: { step: Step }) {
  const { t } = useTranslation();
  const text = useText();
  const { store, isReadOnly } = useDesigning();
  return (
    <>
      <WordsRow step={step} setting="name" isName />
      <Part title={t("process.branches")}>
        <ul className={styles.uses}>
          {(step.branches ?? []).map((branch) => (
            <li key={branch.key}>
              <button
                type="button"
                onClick={() => store.select([branchId({ split: step.key, branch: branch.key })])}
              >
                <Icon name="branch" size={14} />
                <span>
                  {text(branch.name) || t(branch.is_default ? "process.otherwise" : "process.unnamed_branch")}
                </span>
                <Icon name="right" size={12} />
              </button>
            </li>
          ))}
        </ul>
        {!isReadOnly && (
          <span>
            <Button size="s" icon="plus" onClick={() => store.addBranch(step.key)}>
              {t("process.add_branch")}
            </Button>
          </span>
        )}
      </Part>
    </>
  );
}
