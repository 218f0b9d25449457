import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useText } from "@/lib/i18n";
import type { MoveTrial } from "../api";
import styles from "../pages/Migration.module.css";
import { Hindrances } from "./Hindrances";

type MoveOrdersProps = {
  trial: MoveTrial;
  left: ReadonlySet<number>;
  onLeave: (left: ReadonlySet<number>) => void;
};

/** Every running order of the version: can it go, and if not, why; who is left out stays where it is. */
export function MoveOrders({ trial, left, onLeave }: MoveOrdersProps) {
  const { t } = useTranslation();
  const text = useText();
  const names = new Map(trial.steps.map((step) => [step.key, text(step.name) || step.key]));
  const isWhole = trial.total > trial.orders.length;
  function turn(id: number): void {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    onLeave(next);
  }
  return (
    <section aria-label={t("moves.orders")} className={styles.scroll}>
      <h2>{t("moves.orders")}</h2>
      <p className={styles.summary}>
        <span>
          <b>{trial.total}</b> {t("moves.running")}
        </span>
        <span className={styles.can}>
          <b>{trial.can_go}</b> {t("moves.can_go")}
        </span>
        <span>
          <b>{trial.total - trial.can_go}</b> {t("moves.cannot_go")}
        </span>
        {isWhole && <span className={styles.fact}>{t("moves.first", { count: trial.orders.length })}</span>}
      </p>
      <table className={styles.table}>
        <tbody>
          {trial.orders.map((order) => (
            <tr key={order.instance_id}>
              <td className={styles.check}>
                <Checkbox
                  aria-label={t("moves.take", { number: order.number })}
                  disabled={isWhole || order.hindrances.length > 0}
                  checked={order.hindrances.length === 0 && !left.has(order.instance_id)}
                  onChange={() => turn(order.instance_id)}
                />
              </td>
              <td>
                {order.number ? (
                  <Link to={`/work-orders/${order.number}`}>
                    {order.number} {order.title}
                  </Link>
                ) : (
                  <span className={styles.fact}>{t("moves.unseen")}</span>
                )}
                <Hindrances found={order.hindrances} nameOf={(key) => names.get(key) ?? key} />
              </td>
              <td className={styles.aside}>
                {order.steps.map((key) => names.get(key) ?? key).join(t("filter.comma"))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
