import { Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/Button";
import styles from "@/ui/designing/Designer.module.css";
import { contentOf, type FormContent } from "../content";
import type { Saving } from "../useSaving";
import { DifferenceList } from "./DifferenceList";

/** Two builders at once: what the other changed, and whose work goes on. Nothing of either is lost. */
export function ConflictAsk({ saving, mine }: { saving: Saving; mine: FormContent }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(true);
  const theirs = saving.theirs && contentOf(saving.theirs.draft?.content ?? saving.theirs.content);
  if (!isOpen) {
    return (
      <div className={styles.conflict} role="alert">
        <span>{t("designer.conflict")}</span>
        <Button size="s" onClick={() => setOpen(true)}>
          {t("designer.conflict_decide")}
        </Button>
      </div>
    );
  }
  return (
    <Modal
      open
      width={600}
      title={t("designer.conflict")}
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
      <div className={styles.scroll}>
        {theirs && <DifferenceList before={theirs} after={mine} isBeside />}
      </div>
    </Modal>
  );
}
