import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useText } from "@/lib/i18n";
import type { Review } from "../api";
import { count } from "../figures";
import { Card } from "./Card";
import { Definition } from "./Definition";
import styles from "./Review.module.css";

type Repeat = Review["repeats"][number];

/** Problems that come again and again, each with orders that show it. */
export function RepeatsCard({ review }: { review: Review }) {
  const { t } = useTranslation();
  const { repeats, definitions } = review;
  return (
    <Card
      title={t("review.repeats")}
      meta={repeats.length > 0 && t("review.repeats_meta")}
      aside={<Definition name={t("review.repeats")} meanings={[definitions.repeats]} />}
    >
      {repeats.length === 0 ? (
        <p className={styles.nothing}>{t("review.no_repeats")}</p>
      ) : (
        <ul className={styles.repeats}>
          {repeats.map((repeat) => (
            <Line key={repeat.examples[0]?.number} repeat={repeat} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Line({ repeat }: { repeat: Repeat }) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <li>
      <b>{t("review.repeat_count", { count: count(repeat.count) })}</b>
      <span>
        {repeat.examples.map((example) => (
          <Link key={example.number} to={`/work-orders/${example.number}`} title={example.number}>
            {example.title}
          </Link>
        ))}
        <small>
          {text(repeat.category_name)}
          {repeat.wordings > 1 && t("review.and") + t("review.wordings", { count: repeat.wordings })}
        </small>
      </span>
    </li>
  );
}
