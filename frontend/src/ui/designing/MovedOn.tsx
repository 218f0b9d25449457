import { useTranslation } from "react-i18next";
import { Button } from "../Button";
import styles from "./Designer.module.css";
import type { Saving, Versioned } from "./useSaving";

type MovedOnProps = { saving: Pick<Saving<Versioned, unknown>, "state" | "theirs" | "takeTheirs"> };

/** Another builder kept something while this page was only looked at: said at once, before anything is worked over. */
export function MovedOn({ saving }: MovedOnProps) {
  const { t } = useTranslation();
  if (!saving.theirs || saving.state === "conflict") return null;
  return (
    <div className={styles.moved} role="status">
      <span>{t("designer.moved_on")}</span>
      <Button size="s" onClick={saving.takeTheirs}>
        {t("designer.moved_on_take")}
      </Button>
    </div>
  );
}
