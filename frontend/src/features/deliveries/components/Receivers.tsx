import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Panel } from "@/ui/Panel";
import { receiversQuery } from "../api";
import styles from "./Deliveries.module.css";

/** The hosts webhooks may go to, and the secret by which each knows that a webhook is ours. */
export function Receivers({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { data: hosts = [] } = useQuery(receiversQuery);
  return (
    <Panel title={t("deliveries.receivers")} onClose={onClose} width={520}>
      <p className={styles.hint}>{t("deliveries.receivers_hint")}</p>
      {hosts.length === 0 && <p>{t("deliveries.receivers_none")}</p>}
      <div className={styles.hosts}>
        {hosts.map((each) => (
          <div key={each.host}>
            <b>{each.host}</b>
            {each.secret ? <code>{each.secret}</code> : t("deliveries.receivers_below")}
          </div>
        ))}
      </div>
    </Panel>
  );
}
