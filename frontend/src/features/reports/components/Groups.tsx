import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { Segments } from "@/ui/Segments";
import type { Review } from "../api";
import { filedIn, type Narrowing } from "../links";
import { Card } from "./Card";
import { GroupTable } from "./GroupTable";
import styles from "./Review.module.css";

type Props = { review: Review };

/** The teams side by side, with what each column means below. */
export function TeamsCard({ review, narrowing }: Props & { narrowing: Narrowing }) {
  const { t } = useTranslation();
  return (
    <Card title={t("review.teams")} meta={t("review.press_head")} foot={<Meanings review={review} />}>
      <GroupTable
        label={t("review.teams")}
        who={t("review.team")}
        rows={review.teams}
        whole={review.whole}
        linkOf={(row) => row.code && filedIn(review.period, narrowing, { team: row.code })}
      />
    </Card>
  );
}

const MEANT = [
  { word: "review.column_mttr", meaning: "mttr" },
  { word: "review.column_sla", meaning: "sla" },
  { word: "review.column_reopened", meaning: "reopened" },
  { word: "review.column_satisfaction", meaning: "satisfaction" },
  { word: "review.column_hours", meaning: "hours" },
  { word: "review.column_labor", meaning: "labor_cost" },
  { word: "review.column_parts", meaning: "parts_cost" },
  { word: "review.column_cost", meaning: "cost" },
];

function Meanings({ review }: Props) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <details className={styles.meanings}>
      <summary>{t("review.what_columns_mean")}</summary>
      <dl>
        {MEANT.map(({ word, meaning }) => (
          <div key={meaning}>
            <dt>{t(word)}</dt>
            <dd>{text(review.definitions[meaning])}</dd>
          </div>
        ))}
        <div>
          <dt>{t("review.small_bar")}</dt>
          <dd>{t("review.small_bar_meaning")}</dd>
        </div>
      </dl>
    </details>
  );
}

/** Which department is fastest: the one that works, or the one that asks. */
export function DepartmentsCard({ review }: Props) {
  const { t } = useTranslation();
  const text = useText();
  const [which, setWhich] = useState<"handling" | "asking">("handling");
  const isHandling = which === "handling";
  const meaning = review.definitions[isHandling ? "handling_department" : "requester_department"];
  return (
    <Card
      title={t("review.departments")}
      aside={
        <Segments
          label={t("review.which_department")}
          value={which}
          onChange={setWhich}
          segments={[
            { value: "handling", label: t("review.handling") },
            { value: "asking", label: t("review.asking") },
          ]}
        />
      }
      foot={text(meaning)}
    >
      <GroupTable
        label={t("review.departments")}
        who={t("review.department")}
        rows={isHandling ? review.departments : review.requester_departments}
        whole={review.whole}
      />
    </Card>
  );
}

/** What each kind of problem took: how many, how fast, how many hours and how much money. */
export function CategoriesCard({ review, narrowing }: Props & { narrowing: Narrowing }) {
  const { t } = useTranslation();
  const text = useText();
  const [level, setLevel] = useState<"top" | "own">("top");
  return (
    <Card
      title={t("review.by_category")}
      aside={
        <Segments
          label={t("review.level")}
          value={level}
          onChange={setLevel}
          segments={[
            { value: "top", label: t("review.level_top") },
            { value: "own", label: t("review.level_own") },
          ]}
        />
      }
      foot={`${text(review.definitions.by_category)}${text(review.definitions.cost)}`}
    >
      <GroupTable
        label={t("review.by_category")}
        who={t("review.category")}
        rows={review.category_groups[level]}
        whole={review.whole}
        linkOf={(row) =>
          level === "top" ? row.code && filedIn(review.period, narrowing, { category: row.code }) : null
        }
      />
    </Card>
  );
}

/** Who resolved how much, how fast, and how it was rated. */
export function PeopleCard({ review }: Props) {
  const { t } = useTranslation();
  const text = useText();
  if (review.people.length === 0) return null;
  return (
    <Card title={t("review.people")} foot={text(review.definitions.people)}>
      <GroupTable
        label={t("review.people")}
        who={t("review.person")}
        countWord={t("review.resolved")}
        rows={review.people}
      />
    </Card>
  );
}
