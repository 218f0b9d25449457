import { useTranslation } from "react-i18next";
import type { Dispatch, Review } from "../api";
import { count, seconds, share } from "../figures";
import { Card } from "./Card";
import { Definition } from "./Definition";
import styles from "./Review.module.css";

/** How orders found their person: by rule beside by hand, now beside the period before. */
export function DispatchCard({ review }: { review: Review }) {
  const { t } = useTranslation();
  const { dispatch, definitions } = review;
  const { simulated } = dispatch;
  const meanings = ["dispatched_by_rule", "to_assign", "to_answer", "reassigned", "simulated"].map(
    (key) => definitions[key],
  );
  return (
    <Card
      title={t("review.dispatch")}
      meta={
        dispatch.by_rule_percent !== null && t("review.by_rule_share", { percent: dispatch.by_rule_percent })
      }
      aside={<Definition name={t("review.dispatch")} meanings={meanings} />}
      foot={
        simulated.off_seconds_to_assign === null
          ? t("review.no_simulation", { count: simulated.learned_from })
          : t("review.simulation", { replaced: simulated.replaced, learned: simulated.learned_from })
      }
    >
      <div className={styles.scroll}>
        <table className={styles.groups} aria-label={t("review.dispatch")}>
          <thead>
            <tr>
              <th scope="col">{t("review.how_placed")}</th>
              <th scope="col">{t("review.column_count")}</th>
              <th scope="col">{t("review.to_assign")}</th>
              <th scope="col">{t("review.to_answer")}</th>
              <th scope="col">{t("review.reassigned")}</th>
            </tr>
          </thead>
          <tbody>
            <Row name={t("review.by_rule")} of={dispatch.by_rule} isLead />
            <Row name={t("review.by_hand")} of={dispatch.by_hand} />
            <Row name={t("review.all_now")} of={dispatch.whole} isWhole />
            <Row name={t("review.all_before")} of={dispatch.previous} isWhole />
            <tr className={styles.all}>
              <th scope="row">{t("review.rules_off")}</th>
              <td>{count(dispatch.whole.count)}</td>
              <td>{seconds(simulated.off_seconds_to_assign)}</td>
              <td>{seconds(simulated.off_seconds_to_answer)}</td>
              <td>–</td>
            </tr>
          </tbody>
        </table>
      </div>
    </Card>
  );
}

type RowProps = { name: string; of: Dispatch["whole"]; isLead?: boolean; isWhole?: boolean };

function Row({ name, of, isLead, isWhole }: RowProps) {
  return (
    <tr className={isWhole ? styles.all : undefined}>
      <th scope="row">{name}</th>
      <td>{count(of.count)}</td>
      <td className={isLead ? styles.strong : undefined}>{seconds(of.seconds_to_assign)}</td>
      <td className={isLead ? styles.strong : undefined}>{seconds(of.seconds_to_answer)}</td>
      <td>{share(of.reassigned_percent)}</td>
    </tr>
  );
}
