import { Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/Button";
import styles from "@/ui/designing/Designer.module.css";
import type { Saving } from "@/ui/designing/useSaving";
import type { Process } from "../../api";
import { contentOf, type ProcessContent } from "../content";
import { Compared } from "./Compared";

type ConflictAskProps = { saving: Saving<Process, ProcessContent>; mine: ProcessContent };

/** Two builders at once: what the other changed, and whose work goes on. Nothing of either is lost. */
export function ConflictAsk({ saving, mine }: ConflictAskProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(true);
  const theirs = saving.theirs && contentOf(saving.theirs.draft?.content ?? saving.theirs.content);
  if (!isOpen) {
    return (
      <div className={styles.conflict} role="alert">
        <span>{t("process.conflict")}</span>
        <Button size="s" onClick={() => setOpen(true)}>
          {t("designer.conflict_decide")}
        </Button>
      </div>
    );
  }
  return (
    <Modal
      open
      width={720}
      title={t("process.conflict")}
      onCancel={() => setOpen(false)}
      footer={
        <div className={styles.foot}>
          <Button onClick={saving.takeTheirs} disabled={!theirs}>
            {t("designer.take_theirs")}
          </Button>
          <Button kind="primary" onClick={saving.keepMine}>
            {t("designer.keep_mine")}
          </Button>
        </div>
      }
    >
      <p>{t("designer.conflict_fact")}</p>
      {theirs && <Compared before={theirs} after={mine} />}
    </Modal>
  );
}
