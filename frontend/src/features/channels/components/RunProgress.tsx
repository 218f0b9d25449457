import { Progress } from "antd";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/Button";
import { type Import, useCancel } from "../api";
import styles from "./Imports.module.css";

/** How far it is, and that one may leave. */
export function RunProgress({ run }: { run: Import }) {
  const { t } = useTranslation();
  const cancel = useCancel(run.id);
  const isRunning = run.state === "running";
  const percent = isRunning && run.total > 0 ? Math.floor((run.position / run.total) * 100) : undefined;
  return (
    <section className={styles.card} aria-live="polite">
      <h2>{t(isRunning ? "imports.running" : "imports.checking")}</h2>
      <Progress percent={percent ?? 100} status="active" showInfo={percent !== undefined} />
      <p className={styles.numbers}>
        {percent !== undefined
          ? t("imports.position_of", { position: run.position, total: run.total })
          : t("imports.position", { position: run.position })}
        {isRunning &&
          ` · ${t("imports.so_far", { created: run.created, there: run.already_there, refused: run.refused })}`}
      </p>
      <p className={styles.hint}>{t(isRunning ? "imports.may_leave" : "imports.nothing_kept")}</p>
      <div className={styles.acts}>
        <Button icon="stop" isBusy={cancel.isPending} onClick={() => cancel.mutate(undefined)}>
          {t("imports.cancel")}
        </Button>
      </div>
    </section>
  );
}
