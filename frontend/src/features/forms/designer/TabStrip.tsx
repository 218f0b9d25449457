import { useTranslation } from "react-i18next";
import styles from "./Canvas.module.css";
import type { DesignField } from "./content";
import { useDesign, useDesigning } from "./context";
import { useDrag } from "./useDrag";

type TabStripProps = {
  tabs: readonly DesignField[];
  tab: string | null;
  nameOf: (field: DesignField) => string;
};

/** The tab pages of a form; one is looked at. Carried over a tab, a field waits until its page opens. */
export function TabStrip({ tabs, tab, nameOf }: TabStripProps) {
  const { t } = useTranslation();
  const { store, look, problems } = useDesigning();
  const selection = useDesign((state) => state.selection);
  const drag = useDrag();
  return (
    <div className={styles.tabs} role="group" aria-label={t("designer.tabs")}>
      {tabs.map((one) => (
        <button
          key={one.id}
          type="button"
          aria-pressed={one.id === tab}
          className={selection.includes(one.id) ? styles.tabChosen : undefined}
          onClick={(event) => {
            look({ tab: one.id });
            store.press(one.id, event.ctrlKey || event.metaKey ? "toggle" : "only");
          }}
          onPointerEnter={(event) => event.buttons === 1 && look({ tab: one.id })}
          onPointerDown={(event) =>
            drag(event, () => ({ ids: [one.id], label: nameOf(one), icon: "layers", mayBeColumn: false }))
          }
        >
          {nameOf(one)}
          {problems.has(one.id) && <i className={styles.dot} />}
        </button>
      ))}
    </div>
  );
}
