import { useTranslation } from "react-i18next";
import { useDates, useNow } from "@/lib/dates";
import { useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/icons";
import { useCommand } from "../commands";
import { stuckSaid } from "../standstill";
import type { Detail } from "../types";
import styles from "./StandsStill.module.css";

/** Where and why the order stands still, since when, and the press that helps. */
export function StandsStill({ detail, onRedirect }: { detail: Detail; onRedirect: () => void }) {
  const { t } = useTranslation();
  const text = useText();
  const dates = useDates();
  const now = useNow(60);
  const retrying = useCommand(detail.number, (order) => order.retry());
  const going = useCommand(detail.number, (order) => order.unsuspend());
  const rests = detail.waiting?.reason === "suspended" ? detail.waiting : null;
  if (detail.stuck.length === 0 && !rests) return null;
  const may = (act: Detail["actions"][number]) => detail.actions.includes(act);
  return (
    <div className={styles.still} role="alert">
      {detail.stuck.map((one) => (
        <p key={`${one.step_key} ${one.code}`}>
          <Icon name="warn" size={14} />
          <span title={one.detail}>
            <b>{t("steering.stuck_at", { name: text(one.name) || one.step_key })}</b>{" "}
            {stuckSaid(one, text(one.name) || one.step_key)}
            {one.since && <small> {dates.ago(one.since, now)}</small>}
          </span>
        </p>
      ))}
      {rests && (
        <p>
          <Icon name="pause" size={14} />
          <span>
            <b>{t("steering.suspended")}</b> {rests.note} <small>{dates.ago(rests.since, now)}</small>
          </span>
        </p>
      )}
      <span className={styles.acts}>
        {may("retry") && (
          <Button size="s" isBusy={retrying.isPending} onClick={() => retrying.mutate()}>
            {t("act.retry")}
          </Button>
        )}
        {may("unsuspend") && (
          <Button size="s" isBusy={going.isPending} onClick={() => going.mutate()}>
            {t("act.unsuspend")}
          </Button>
        )}
        {may("redirect") && detail.stuck.length > 0 && (
          <Button size="s" kind="text" onClick={onRedirect}>
            {t("act.redirect")}
          </Button>
        )}
      </span>
    </div>
  );
}
