import { useTranslation } from "react-i18next";
import { hoursMinutes, useDates } from "@/lib/dates";
import { nameHere, useText } from "@/lib/i18n";
import type { Passage } from "../../types";
import { skipSaid } from "../stages";
import { Block } from "./Block";
import styles from "./Paper.module.css";

/** Every passage through every stage: how long, how late, left out by whom and why. */
export function Stages({ passages }: { passages: readonly Passage[] }) {
  const { t } = useTranslation();
  if (passages.length === 0) return null;
  return (
    <Block title={t("order.stages")}>
      <table className={styles.table}>
        <thead>
          <tr>
            {["stage", "person", "entered", "left", "used", "limit", "late"].map((column) => (
              <th key={column} scope="col">
                {t(`paper.stage_${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {passages.map((passage) => (
            <StageRow key={`${passage.key} ${passage.round} ${passage.entered_at}`} passage={passage} />
          ))}
        </tbody>
      </table>
    </Block>
  );
}

function StageRow({ passage }: { passage: Passage }) {
  const { t } = useTranslation();
  const text = useText();
  const dates = useDates();
  const { skipped } = passage;
  const time = (minutes: number | null) => (minutes === null ? "" : hoursMinutes(minutes));
  return (
    <>
      <tr>
        <th scope="row">
          {text(passage.name)}
          {passage.round > 1 && ` ×${passage.round}`}
        </th>
        <td>{nameHere(passage.person)}</td>
        <td>{dates.full(passage.entered_at)}</td>
        <td>{passage.left_at ? dates.full(passage.left_at) : t("paper.stage_open")}</td>
        <td>{time(passage.used_minutes)}</td>
        <td>{time(passage.limit_minutes)}</td>
        <td className={passage.late_minutes ? styles.late : undefined}>
          {passage.late_minutes ? t("paper.late", { time: hoursMinutes(passage.late_minutes) }) : ""}
        </td>
      </tr>
      {skipped && (
        <tr className={styles.skipped}>
          <td colSpan={7}>{skipped.by || skipped.by_itself ? skipSaid(skipped, t) : t("paper.skipped")}</td>
        </tr>
      )}
    </>
  );
}
