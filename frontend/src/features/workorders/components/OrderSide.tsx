import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { BigClock } from "@/ui/Clock";
import { KeyValues, Pair, Section } from "@/ui/Page";
import type { Detail } from "../types";
import { Decision } from "./Decision";
import styles from "./Order.module.css";
import { AnswersSection } from "./side/AnswersSection";
import { CheckSection } from "./side/CheckSection";
import { EffortSection } from "./side/EffortSection";
import { LinkSection } from "./side/LinkSection";
import { PeopleSection } from "./side/PeopleSection";
import { SubtaskSection } from "./side/SubtaskSection";
import { TagSection } from "./side/TagSection";
import { Trail } from "./Trail";
import { WhyDue } from "./WhyDue";

/** What is known about the order besides what was said. */
export function OrderSide({ detail }: { detail: Detail }) {
  const clocks = detail.clocks.filter((clock) => !clock.metric.startsWith("stage:"));
  return (
    <>
      {clocks.length > 0 && (
        <div className={styles.clocks}>
          {clocks.map((clock) => (
            <BigClock
              key={clock.metric}
              clock={clock}
              why={<WhyDue number={detail.number} clock={clock} />}
            />
          ))}
        </div>
      )}
      <Decision detail={detail} />
      {detail.approvals.length > 0 && <Trail detail={detail} />}
      <Resolution detail={detail} />
      <AnswersSection detail={detail} />
      <CheckSection detail={detail} />
      <PeopleSection detail={detail} />
      <SubtaskSection detail={detail} />
      <EffortSection detail={detail} />
      <LinkSection detail={detail} />
      <TagSection detail={detail} />
      {detail.approvals.length === 0 && <Trail detail={detail} />}
    </>
  );
}

function Resolution({ detail }: { detail: Detail }) {
  const { t } = useTranslation();
  const text = useText();
  const { resolution, satisfaction } = detail;
  if (!resolution) return null;
  return (
    <Section title={t("order.resolution")}>
      <p className={styles.solution}>{resolution.solution}</p>
      <KeyValues>
        {resolution.root_cause && <Pair label={t("ask.root_cause")}>{text(resolution.root_cause)}</Pair>}
        {satisfaction && (
          <Pair label={t("order.satisfaction")}>
            {t("order.score", { score: satisfaction.score })} {satisfaction.comment}
          </Pair>
        )}
      </KeyValues>
    </Section>
  );
}
