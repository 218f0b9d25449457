import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Text, useText } from "@/lib/i18n";
import { Icon } from "@/ui/icons";
import type { Stage } from "../api";
import { count, minutes } from "../figures";
import { Card } from "./Card";
import { Definition } from "./Definition";
import styles from "./Review.module.css";

/** Where work stays longest: each stage's median and what nine in ten stay below. */
export function StageTimes({ stages, meaning }: { stages: readonly Stage[]; meaning?: Text }) {
  const { t } = useTranslation();
  const most = Math.max(...stages.map((stage) => stage.p90_minutes), 1);
  const eater = [...stages].sort((one, other) => other.share_percent - one.share_percent)[0];
  return (
    <Card
      title={t("review.stages")}
      meta={t("review.stages_meta")}
      aside={
        <>
          <Link to="/reports/conformance">{t("conformance.link")}</Link>
          <Definition name={t("review.stages")} meanings={[meaning]} />
        </>
      }
      foot={eater && <Bottleneck stage={eater} />}
    >
      {stages.length === 0 && <p className={styles.nothing}>{t("review.nothing_left")}</p>}
      <ol className={styles.stages} aria-label={t("review.stages")}>
        {stages.map((stage) => (
          <StageLine
            key={`${stage.type_code} ${stage.step}`}
            stage={stage}
            most={most}
            isFirst={stage === eater}
          />
        ))}
      </ol>
    </Card>
  );
}

function StageLine({ stage, most, isFirst }: { stage: Stage; most: number; isFirst: boolean }) {
  const { t } = useTranslation();
  const text = useText();
  const marks = [
    stage.late > 0 && t("review.late", { count: stage.late }),
    stage.skipped > 0 && t("review.skipped", { count: stage.skipped }),
    stage.repeated > 0 && t("review.repeated", { count: stage.repeated }),
  ].filter(Boolean);
  return (
    <li>
      <span className={styles.stageName}>
        <b>{text(stage.name)}</b>
        <span>{text(stage.type_name)}</span>
      </span>
      <span className={styles.stageBar} aria-hidden="true">
        <u style={{ width: `${(stage.p90_minutes / most) * 100}%` }} />
        <i
          className={isFirst ? styles.late : styles.c1}
          style={{ width: `${(stage.median_minutes / most) * 100}%` }}
        />
      </span>
      <span className={styles.stageTime}>
        <b>{minutes(stage.median_minutes)}</b>
        <span>{t("review.p90", { time: minutes(stage.p90_minutes) })}</span>
      </span>
      <span className={styles.stageMarks}>
        {t("review.passages", { count: count(stage.count) })}
        {marks.length > 0 && <em>{marks.join(t("review.and"))}</em>}
      </span>
    </li>
  );
}

function Bottleneck({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <span className={styles.bottleneck}>
      <Icon name="warn" size={14} />
      <span>
        <b>{text(stage.name)}</b>{" "}
        {t("review.eats", { type: text(stage.type_name), percent: Math.round(stage.share_percent) })}
      </span>
    </span>
  );
}
