import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { useDates } from "@/lib/dates";
import { Button } from "../Button";
import { Icon } from "../icons";
import styles from "./Designer.module.css";
import type { Saving, Versioned } from "./useSaving";

type KeptSignProps = {
  saving: Pick<Saving<Versioned, unknown>, "state" | "at" | "error" | "saveNow">;
};

/** Whether what is being shaped is kept, and since when. */
export function KeptSign({ saving }: KeptSignProps) {
  const { t } = useTranslation();
  const dates = useDates();
  const { state, at, error } = saving;
  if (state === "failed" || state === "conflict") {
    return (
      <span className={styles.failed} title={sentence(error)}>
        <Icon name="warn" size={14} />
        {t("designer.not_kept")}
        {state === "failed" && (
          <Button size="s" kind="text" onClick={() => void saving.saveNow()}>
            {t("ui.retry")}
          </Button>
        )}
      </span>
    );
  }
  if (state === "saving") return <span className={styles.kept}>{t("designer.keeping")}</span>;
  if (state === "changed") return <span className={styles.kept}>{t("designer.unkept")}</span>;
  if (at === null) return null;
  return (
    <span className={styles.kept} title={dates.exact(at)}>
      {t("designer.kept_at", { time: dates.timeOfDay(at) })}
    </span>
  );
}
