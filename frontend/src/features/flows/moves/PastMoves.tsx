import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { sentence } from "@/api/problem";
import { useDates } from "@/lib/dates";
import { Button } from "@/ui/Button";
import { Panel } from "@/ui/Panel";
import { ErrorLine, SkeletonRows } from "@/ui/States";
import { tell } from "@/ui/tell";
import { type MoveBrief, moveQuery, movesQuery, useCallOffMove } from "../api";
import styles from "../pages/Migration.module.css";
import { Hindrances } from "./Hindrances";

/** What was moved before and what is being moved, each with its report. */
export function PastMoves({ code }: { code: string }) {
  const { t } = useTranslation();
  const dates = useDates();
  const [opened, open] = useState<number>();
  const { data = [] } = useQuery(movesQuery(code));
  const callOff = useCallOffMove(code);
  if (data.length === 0) return null;
  return (
    <section aria-label={t("moves.past")} className={styles.scroll}>
      <h2>{t("moves.past")}</h2>
      <table className={styles.table}>
        <tbody>
          {data.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                v{one.from_no} → v{one.to_no}
                {one.is_minor && ` · ${t("moves.minor_short")}`}
              </th>
              <td aria-live="polite">{progressOf(one, t)}</td>
              <td className={styles.aside}>
                {one.begun_by} {dates.moment(one.begun_at)}
                {one.reason && <span className={styles.fact}> {one.reason}</span>}
              </td>
              <td>
                {!one.ended_at && (
                  <Button
                    size="s"
                    kind="danger"
                    isBusy={callOff.isPending}
                    onClick={() =>
                      callOff.mutate(one.id, { onError: (refused) => tell.error(sentence(refused)) })
                    }
                  >
                    {t("moves.call_off")}
                  </Button>
                )}{" "}
                <Button size="s" onClick={() => open(one.id)}>
                  {t("moves.report")}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {opened !== undefined && <Report code={code} id={opened} onClose={() => open(undefined)} />}
    </section>
  );
}

function progressOf(one: MoveBrief, t: ReturnType<typeof useTranslation>["t"]): string {
  const left = one.total - one.moved - one.refused;
  const done = t(one.ended_at && left > 0 ? "moves.called_off" : "moves.done", { ...one, left });
  return one.ended_at ? done : t("moves.doing", { done: one.moved + one.refused, total: one.total });
}

function Report({ code, id, onClose }: { code: string; id: number; onClose: () => void }) {
  const { t } = useTranslation();
  const report = useQuery(moveQuery(code, id));
  const orders = report.data?.orders ?? [];
  return (
    <Panel title={t("moves.report")} onClose={onClose} width={560}>
      {report.isError && <ErrorLine>{sentence(report.error)}</ErrorLine>}
      {report.isPending && <SkeletonRows rows={5} />}
      {report.data && <p>{progressOf(report.data.brief, t)}</p>}
      <table className={styles.table}>
        <tbody>
          {orders.map((order, index) => (
            <tr key={`${order.number} ${index}`}>
              <td>
                {order.number ? (
                  <Link to={`/work-orders/${order.number}`}>
                    {order.number} {order.title}
                  </Link>
                ) : (
                  t("moves.unseen")
                )}
                {order.code && order.hindrances.length === 0 && (
                  <span className={styles.why}>{t(`errors.${order.code}`, { number: order.number })}</span>
                )}
                <Hindrances found={order.hindrances} nameOf={(key) => key} />
              </td>
              <td>{t(`moves.state_${order.state}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
