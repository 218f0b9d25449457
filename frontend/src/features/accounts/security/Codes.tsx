import { useTranslation } from "react-i18next";
import { Button } from "@/ui/Button";
import styles from "./Security.module.css";

/** The recovery codes, this once. */
export function Codes({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t("security.codes_about")}</p>
      <ul className={styles.codes} aria-label={t("security.codes")}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button kind="primary" onClick={onClose}>
        {t("security.codes_kept")}
      </Button>
    </>
  );
}
