import { useTranslation } from "react-i18next";
import { AddChip } from "@/ui/FilterChip";
import { EmptyState } from "@/ui/States";
import styles from "./Canvas.module.css";
import { useDesigning } from "./context";
import { fieldOfEntry, paletteEntries } from "./palette";
import { useKindNames } from "./useKindNames";

const BEGIN_WITH = ["text", "textarea", "select", "image"];

/** Nothing here yet: where to begin. */
export function EmptySheet() {
  const { t } = useTranslation();
  const { store, isReadOnly } = useDesigning();
  const names = useKindNames();
  const entries = paletteEntries().filter(({ key }) => BEGIN_WITH.includes(key));
  return (
    <div className={styles.empty}>
      <EmptyState title={t("designer.empty")} fact={t("designer.empty_fact")}>
        {!isReadOnly &&
          entries.map((entry) => (
            <AddChip key={entry.key} onClick={() => store.add([fieldOfEntry(entry, names.first)])}>
              {names.said(entry.key)}
            </AddChip>
          ))}
      </EmptyState>
    </div>
  );
}
