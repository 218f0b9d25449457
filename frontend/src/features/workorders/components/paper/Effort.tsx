import { useTranslation } from "react-i18next";
import { hoursMinutes } from "@/lib/dates";
import { nameHere } from "@/lib/i18n";
import { money, quantity } from "@/lib/money";
import type { Detail } from "../../types";
import { Block } from "./Block";
import styles from "./Paper.module.css";

type Props = { detail: Detail };

/** Working time and spare parts with their sums, to the cent. */
export function Effort({ detail }: Props) {
  const { t } = useTranslation();
  const { totals } = detail;
  if (!totals || detail.time_entries.length + detail.parts.length === 0) return null;
  return (
    <Block title={t("order.effort")}>
      <table className={styles.table}>
        <tbody>
          {detail.time_entries.map((entry) => (
            <tr key={`time ${entry.id}`}>
              <th scope="row">{nameHere(entry.person)}</th>
              <td>{entry.spent_on}</td>
              <td>{entry.note}</td>
              <td>{hoursMinutes(entry.minutes)}</td>
              <td className={styles.number}>{money(entry.cost)}</td>
            </tr>
          ))}
          {detail.parts.map((part) => (
            <tr key={`part ${part.id}`}>
              <th scope="row">{part.name}</th>
              <td>{part.code}</td>
              <td>{nameHere(part.added_by)}</td>
              <td>{`${quantity(part.quantity)} × ${money(part.unit_cost)}`}</td>
              <td className={styles.number}>{money(part.amount)}</td>
            </tr>
          ))}
          <tr className={styles.sum}>
            <th scope="row" colSpan={3}>
              {t("order.total")}
            </th>
            <td>{hoursMinutes(totals.minutes)}</td>
            <td className={styles.number}>{money(totals.cost)}</td>
          </tr>
        </tbody>
      </table>
    </Block>
  );
}

/** Subtasks, and the orders it is tied to. */
export function Parts({ detail }: Props) {
  const { t } = useTranslation();
  if (detail.subtasks.length + detail.links.length === 0) return null;
  return (
    <Block title={t("paper.parts")}>
      <ul className={styles.list}>
        {detail.subtasks.map((subtask) => (
          <li key={subtask.id}>
            {[
              `${t("order.subtasks")} ${subtask.no}`,
              subtask.title,
              nameHere(subtask.assignee),
              t(`subtask.${subtask.state}`),
              subtask.waived_reason,
            ]
              .filter(Boolean)
              .join(" · ")}
          </li>
        ))}
        {detail.links.map((link) => (
          <li key={`link ${link.id}`}>
            {[t(`link.${link.kind}`), link.number, link.title, t(`status.${link.status}`)].join(" · ")}
          </li>
        ))}
      </ul>
    </Block>
  );
}
