import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Review } from "../api";
import { count } from "../figures";
import { Card } from "./Card";
import { Definition } from "./Definition";
import styles from "./Review.module.css";

/** Imported history as its source tells it, so that both counts can be laid side by side. */
export function ImportedCard({ review }: { review: Review }) {
  const { t } = useTranslation();
  const { imported, definitions } = review;
  if (!imported) return null;
  const figures: [string, string][] = [
    ["imported_orders", count(imported.orders)],
    ["imported_changes", count(imported.changes)],
    ["imported_sla_missed", `${count(imported.sla_missed)} / ${count(imported.sla_known)}`],
    ["imported_reopened", count(imported.reopened)],
    ["imported_reassigned", count(imported.reassigned)],
    ["imported_most_reassigned", count(imported.most_reassigned)],
    ["imported_resolved", count(imported.resolved)],
    ["imported_median", hours(imported.median_hours)],
    ["imported_mean", hours(imported.mean_hours)],
  ];
  return (
    <Card
      title={t("review.imported_card")}
      aside={
        <Definition
          name={t("review.imported_card")}
          meanings={["imported", "imported_hours", "imported_groups"].map((key) => definitions[key])}
        />
      }
    >
      <div className={styles.thirds}>
        <List label={t("review.imported_figures")}>
          {figures.map(([word, value]) => (
            <Line key={word} name={t(`review.${word}`)} values={[value]} />
          ))}
          {imported.statuses.map((one) => (
            <Line key={one.name} name={t(`status.${one.name}`)} values={[count(one.count)]} />
          ))}
        </List>
        <List
          label={t("review.imported_priorities")}
          heads={[t("review.column_count"), t("review.imported_median")]}
        >
          {imported.priorities.map((one) => (
            <Line
              key={one.priority}
              name={`P${one.priority}`}
              values={[count(one.count), hours(one.median_hours)]}
            />
          ))}
        </List>
        <List label={t("review.imported_groups")} heads={[t("review.column_count")]}>
          {imported.groups.map((one) => (
            <Line key={one.name} name={one.name} values={[count(one.count)]} />
          ))}
        </List>
      </div>
    </Card>
  );
}

function hours(value: number | null): string {
  return value === null
    ? "–"
    : value.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

type ListProps = { label: string; heads?: string[]; children: ReactNode };

function List({ label, heads = [""], children }: ListProps) {
  return (
    <table className={styles.groups} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{label}</th>
          {heads.map((head, column) => (
            <th key={`${column}`} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

function Line({ name, values }: { name: string; values: string[] }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {values.map((value, column) => (
        <td key={`${column}`}>{value}</td>
      ))}
    </tr>
  );
}
