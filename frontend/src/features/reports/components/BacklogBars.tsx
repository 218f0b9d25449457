import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Text, useText } from "@/lib/i18n";
import type { Backlog } from "../api";
import { count } from "../figures";
import { type Narrowing, openOf } from "../links";
import { Card } from "./Card";
import { Definition } from "./Definition";
import styles from "./Review.module.css";

const TONES = [styles.c3, styles.c2, styles.c1, styles.risk, styles.late];
/** A part narrower than this, in percent of the widest bar, has no room for its number. */
const ROOM = 4;

type BacklogBarsProps = { backlog: Backlog; narrowing: Narrowing; meaning?: Text };

/** What lies open and for how long, per application; each part opens its orders. */
export function BacklogBars({ backlog, narrowing, meaning }: BacklogBarsProps) {
  const { t } = useTranslation();
  const names = backlog.ages.map((age) =>
    age.days_to === null
      ? t("review.days_over", { from: age.days_from })
      : age.days_from === 0
        ? t("review.days_under", { to: age.days_to })
        : t("review.days", { from: age.days_from, to: age.days_to }),
  );
  return (
    <Card
      title={t("review.backlog")}
      meta={t("review.open_now", { count: backlog.total })}
      aside={<Definition name={t("review.backlog")} meanings={[meaning]} />}
    >
      {backlog.rows.length === 0 && <p className={styles.nothing}>{t("review.nothing_open")}</p>}
      <div className={styles.ages}>
        {backlog.rows.map((row) => (
          <AgeRow key={row.application} row={row} backlog={backlog} narrowing={narrowing} names={names} />
        ))}
      </div>
      <div className={`${styles.legend} ${styles.legendBelow}`}>
        {names.map((name, at) => (
          <span key={name}>
            <i className={TONES[at]} />
            {name}
          </span>
        ))}
      </div>
    </Card>
  );
}

type AgeRowProps = BacklogBarsProps & { row: Backlog["rows"][number]; names: readonly string[] };

function AgeRow({ row, backlog, narrowing, names }: AgeRowProps) {
  const { t } = useTranslation();
  const text = useText();
  const most = Math.max(...backlog.rows.map((one) => one.total), 1);
  const name = text(row.name);
  return (
    <div className={styles.age}>
      <div className={styles.ageHead}>
        <span>{name}</span>
        <b>{count(row.total)}</b>
      </div>
      <div className={styles.ageBar}>
        {row.buckets.map((orders, at) => {
          const age = backlog.ages[at];
          if (orders === 0 || !age) return null;
          const width = (orders / most) * 100;
          return (
            <Part
              key={names[at]}
              to={openOf(age, narrowing, { application: row.application })}
              className={TONES[at] ?? ""}
              width={width}
              label={t("review.age_bar", { name, age: names[at], count: orders })}
            >
              {width >= ROOM && orders}
            </Part>
          );
        })}
      </div>
    </div>
  );
}

type PartProps = { to: string | null; className: string; width: number; label: string; children: ReactNode };

function Part({ to, className, width, label, children }: PartProps) {
  const look = { className, style: { width: `${width}%` }, title: label };
  if (!to)
    return (
      <span {...look} role="img" aria-label={label}>
        {children}
      </span>
    );
  return (
    <Link {...look} to={to} aria-label={label}>
      {children}
    </Link>
  );
}
