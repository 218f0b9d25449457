import { useTranslation } from "react-i18next";
import { useDates } from "@/lib/dates";
import { nameHere, useText } from "@/lib/i18n";
import type { Entry } from "../../types";
import { isNamed } from "../OrderTimeline";
import { Block } from "./Block";
import styles from "./Paper.module.css";

/** Everything that happened and was said, in order, as far as the reader may see it. */
export function History({ entries }: { entries: readonly Entry[] }) {
  const { t } = useTranslation();
  const text = useText();
  const dates = useDates();
  if (entries.length === 0) return null;
  return (
    <Block title={t("order.timeline")}>
      <table className={styles.history}>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td>{dates.exact(entry.at)}</td>
              <td>{entry.comment || isNamed(entry) ? nameHere(entry.actor) : t("paper.by_itself")}</td>
              <td>
                {entry.comment?.is_internal && <i>{t("order.note")} </i>}
                {entry.comment ? entry.comment.body : text(entry.text)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Block>
  );
}
