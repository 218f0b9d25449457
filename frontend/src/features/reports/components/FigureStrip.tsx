import { useTranslation } from "react-i18next";
import type { Review } from "../api";
import { change, FIGURES, type FigureKind, figureOf, minutes, said } from "../figures";
import { Definition } from "./Definition";
import styles from "./Review.module.css";
import { Sparkline } from "./Sparkline";

/** The period at a glance: seven figures, how they changed, how they ran. */
export function FigureStrip({ review }: { review: Review }) {
  const { t } = useTranslation();
  return (
    <dl className={styles.figures} aria-label={t("review.figures")}>
      {FIGURES.map((kind) => (
        <Figure key={kind.key} kind={kind} review={review} />
      ))}
    </dl>
  );
}

function Figure({ kind, review }: { kind: FigureKind; review: Review }) {
  const { t } = useTranslation();
  const now = figureOf(review.figures, kind);
  const { value, unit } = said(kind, now);
  const { text, tone } = change(kind, now, figureOf(review.previous, kind));
  const name = t(kind.word);
  return (
    <div className={styles.figure}>
      <dt>
        {name}
        <Definition name={name} meanings={[review.definitions[kind.meaning]]}>
          {kind.key === "mttr_business_minutes" && <FourReadings review={review} />}
          {kind.key === "sla_met_percent" && <OpenLate review={review} />}
        </Definition>
      </dt>
      <dd className={styles.value}>
        {value}
        {unit && <small>{unit}</small>}
      </dd>
      <dd className={styles.change}>
        <span className={styles[tone]}>{text}</span>
        <Sparkline values={review.points[kind.key]} />
      </dd>
    </div>
  );
}

function FourReadings({ review }: { review: Review }) {
  const { t } = useTranslation();
  const { mttr } = review;
  const lines: [string, string, string][] = [
    [t("review.working"), minutes(mttr.business_minutes), minutes(mttr.business_with_pauses_minutes)],
    [t("review.wall"), minutes(mttr.wall_minutes), minutes(mttr.wall_with_pauses_minutes)],
  ];
  return (
    <table className={styles.readings}>
      <thead>
        <tr>
          <td />
          <th scope="col">{t("review.without_pauses")}</th>
          <th scope="col">{t("review.with_pauses")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(([name, without, withPauses]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{without}</td>
            <td>{withPauses}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function OpenLate({ review }: { review: Review }) {
  const { t } = useTranslation();
  return (
    <p>
      {t("review.open_late", { count: review.backlog.late })}
      {review.figures.response_met_percent !== null &&
        t("review.response_met", { percent: review.figures.response_met_percent })}
    </p>
  );
}
