import { useTranslation } from "react-i18next";
import { Button } from "@/ui/Button";
import editors from "@/ui/designing/Editors.module.css";
import styles from "@/ui/designing/Properties.module.css";
import { Icon } from "@/ui/icons";
import { kindOf } from "../../kinds";
import { stepOf } from "../content";
import { useDesign, useDesigning } from "../context";
import { useStepName } from "../useSaid";

/** Several steps at once: which they are, and what can be done with all of them. */
export function ManySteps({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation();
  const { store, isReadOnly } = useDesigning();
  const content = useDesign((state) => state.content);
  const nameOf = useStepName();
  return (
    <>
      <header className={styles.head}>
        <Icon name="layers" className={styles.icon} />
        <b>{t("process.many", { count: ids.length })}</b>
      </header>
      <div className={styles.body}>
        <div className={styles.many}>
          {ids.map((id) => {
            const step = stepOf(content, id);
            return (
              <button key={id} type="button" onClick={() => store.select([id])}>
                <Icon name={kindOf(step?.kind ?? "")?.icon ?? "work"} size={14} />
                <span>{nameOf(step)}</span>
              </button>
            );
          })}
        </div>
        {!isReadOnly && (
          <div className={editors.inline}>
            <Button size="s" icon="copy" onClick={store.duplicate}>
              {t("designer.duplicate")}
            </Button>
            <Button size="s" icon="trash" onClick={() => store.remove()}>
              {t("designer.remove")}
            </Button>
          </div>
        )}
      </div>
    </>
  );
}
