import { useTranslation } from "react-i18next";
import { useDates } from "@/lib/dates";
import { Button, IconButton } from "@/ui/Button";
import styles from "./Process.module.css";
import type { Moments } from "./useMoments";

/** Steps on in time: where the work would stand at each moment, if everybody used their time. */
export function MomentSteps({ moments }: { moments: Moments }) {
  const { t } = useTranslation();
  const dates = useDates();
  const { moments: all, index, until, choose } = moments;
  if (all.length < 2) return null;
  const here = all[index] ?? "";
  return (
    <div className={styles.moments} role="group" aria-label={t("process.moments")}>
      <IconButton
        icon="left"
        label={t("process.moment_before")}
        disabled={index <= 0}
        onClick={() => choose(index - 1)}
      />
      <span role="status" title={dates.exact(here)}>
        {until === null ? t("process.whole_way") : dates.full(here)}
      </span>
      <IconButton
        icon="right"
        label={t("process.moment_after")}
        disabled={until === null || index >= all.length - 1}
        onClick={() => choose(index + 1)}
      />
      {until === null ? (
        <Button size="s" kind="text" onClick={() => choose(0)}>
          {t("process.from_beginning")}
        </Button>
      ) : (
        <Button size="s" kind="text" onClick={() => choose(null)}>
          {t("process.whole_way")}
        </Button>
      )}
    </div>
  );
}
