import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { sentence } from "@/api/problem";
import { useDates } from "@/lib/dates";
import { Button } from "@/ui/Button";
import { Panel } from "@/ui/Panel";
import { tell } from "@/ui/tell";
import { type Delivery, useDeadLetters } from "../api";
import styles from "./Deliveries.module.css";

type DeliveryPanelProps = { delivery: Delivery; most: number; onClose: () => void };

/** One delivery: what, to whom, why it did not arrive, and what may be done about it. */
export function DeliveryPanel({ delivery, most, onClose }: DeliveryPanelProps) {
  const { t } = useTranslation();
  const { retry, dismiss } = useDeadLetters();
  const done = (key: string) => ({
    onSuccess: ({ count }: { count: number }) => {
      tell.done(t(key, { count }));
      onClose();
    },
    onError: (problem: unknown) => tell.error(sentence(problem)),
  });
  return (
    <Panel title={delivery.about} onClose={onClose} width={520}>
      <Facts delivery={delivery} most={most} />
      <div>
        <b>{t("deliveries.said")}</b>
        <pre className={styles.said}>{delivery.summary}</pre>
      </div>
      {delivery.state === "failed" && (
        <div className={styles.acts}>
          <Button
            kind="primary"
            icon="redo"
            isBusy={retry.isPending}
            onClick={() => retry.mutate({ ids: [delivery.id] }, done("deliveries.retried"))}
          >
            {t("deliveries.retry")}
          </Button>
          <Button
            isBusy={dismiss.isPending}
            onClick={() => dismiss.mutate([delivery.id], done("deliveries.dismissed"))}
          >
            {t("deliveries.dismiss")}
          </Button>
        </div>
      )}
    </Panel>
  );
}

function Facts({ delivery, most }: { delivery: Delivery; most: number }) {
  const { t } = useTranslation();
  const dates = useDates();
  const when = (moment: string | null) => (moment ? dates.full(moment) : undefined);
  const facts: [string, React.ReactNode][] = [
    ["kind", t(`deliveries.kinds.${delivery.kind}`)],
    ["to", delivery.to],
    [
      "number",
      delivery.concerns && <Link to={`/work-orders/${delivery.concerns}`}>{delivery.concerns}</Link>,
    ],
    ["because", delivery.last_error && <span className={styles.error}>{delivery.last_error}</span>],
    ["attempts", t("deliveries.attempts_of", { count: delivery.attempts, most })],
    ["created", when(delivery.created_at)],
    ["next", when(delivery.next_at)],
    ["sent", when(delivery.sent_at)],
    ["failed", when(delivery.failed_at)],
    ["key", <code key="key">{delivery.key}</code>],
  ];
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name} style={{ display: "contents" }}>
            <dt>{t(`deliveries.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
