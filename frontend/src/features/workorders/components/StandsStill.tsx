import { useTranslation } from "react-i18next";
import { useDates, useNow } from "@/lib/dates";
import { useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/icons";
import { useCommand } from "../commands";
import { stuckSaid } from "../standstill";
import type { Detail } from "../types";
import styles from "./StandsStill.module.css";

type Wait = Detail["waits"][number];

/** What people have to know of: a pause, an event, a moment; not what the system does at once. */
const TOLD = new Set(["delay", "wait"]);

/** What the process waits for by itself, since when and until when; and the press that says it happened. */
export function Waits({ detail }: { detail: Detail }) {
  const waits = detail.waits.filter(({ kind }) => TOLD.has(kind));
  if (waits.length === 0) return null;
  const mayTell = detail.actions.includes("signal");
  return (
    <ul className={styles.waits}>
      {waits.map((wait) => (
        <WaitLine key={wait.step_key} number={detail.number} wait={wait} mayTell={mayTell} />
      ))}
    </ul>
  );
}

function WaitLine({ number, wait, mayTell }: { number: string; wait: Wait; mayTell: boolean }) {
  const { t } = useTranslation();
  const text = useText();
  const dates = useDates();
  const now = useNow(60);
  const telling = useCommand(number, (order) => order.signal(wait.event));
  return (
    <li>
      <Icon name={wait.kind === "delay" ? "clock" : "pause"} size={14} />
      <span>
        {t("steering.waiting_for", { name: text(wait.name) || t(`way.kind_${wait.kind}`) })}{" "}
        <small>
          {t("steering.since_when", { ago: dates.ago(wait.since, now) })}
          {wait.until && ` · ${t("steering.at_most", { time: dates.moment(wait.until, now) })}`}
        </small>
      </span>
      {mayTell && wait.event && (
        <Button size="s" isBusy={telling.isPending} onClick={() => telling.mutate()}>
          {t("act.signal")}
        </Button>
      )}
    </li>
  );
}

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
