import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { useDates, useNow } from "@/lib/dates";
import { useText } from "@/lib/i18n";
import { PersonChip } from "@/ui/Person";
import { ErrorLine, SkeletonRows } from "@/ui/States";
import { WhyFoot, WhyPopover, WhyTick, WhyTitle } from "@/ui/WhyPopover";
import { decisionQuery } from "../api";
import type { Decision, DecisionDetail } from "../types";
import styles from "./Why.module.css";

/** Why was it classified, graded, dispatched so? */
export function WhyDecision({ number, id, label }: { number: string; id: number; label?: string }) {
  return (
    <WhyPopover label={label} width={400}>
      {(close) => <DecisionPane number={number} id={id} onClose={close} />}
    </WhyPopover>
  );
}

function DecisionPane({ number, id, onClose }: { number: string; id: number; onClose: () => void }) {
  const { t } = useTranslation();
  const text = useText();
  const dates = useDates();
  const now = useNow(60);
  const decision = useQuery(decisionQuery(number, id));
  if (decision.isError) return <ErrorLine onRetry={() => void decision.refetch()}>{sentence(decision.error)}</ErrorLine>;
  if (!decision.data) return <SkeletonRows rows={3} columns="18px 1fr 60px" />;
  const { title, result, rule, conditions, matched, candidates, at } = decision.data;
  return (
    <>
      <WhyTitle onClose={onClose}>{text(title)}</WhyTitle>
      <p className={styles.result}>{text(result)}</p>
      {rule && (
        <WhyTick>
          {t("why.rule")} <b>{text(rule.name)}</b>
        </WhyTick>
      )}
      {conditions.map((condition, index) => (
        <WhyTick key={index} holds={condition.holds} aside={condition.actual}>
          {text(condition.text)}
        </WhyTick>
      ))}
      {matched.length > 0 && (
        <p className={styles.matched}>
          {t("why.matched")}{" "}
          {matched.map(({ word }) => (
            <mark key={word}>{word}</mark>
          ))}
        </p>
      )}
      <Candidates candidates={candidates} />
      <WhyFoot>
        <span>
          {rule ? t("why.version", { version: rule.version, moment: dates.moment(at, now) }) : dates.moment(at, now)}
        </span>
      </WhyFoot>
    </>
  );
}

function Candidates({ candidates }: { candidates: DecisionDetail["candidates"] }) {
  const { t } = useTranslation();
  const text = useText();
  if (candidates.length === 0) return null;
  return (
    <table className={styles.candidates}>
      <caption>{t("why.candidates", { count: candidates.length })}</caption>
      <tbody>
        {candidates.map(({ person, score, excluded_because, chosen }) => (
          <tr key={person.id} className={chosen ? styles.chosen : excluded_because ? styles.excluded : undefined}>
            <td>
              <PersonChip person={person} />
            </td>
            <td>{excluded_because ? text(excluded_because) : chosen ? t("why.chosen") : ""}</td>
            <td>{excluded_because ? "" : score}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Several steps that ran by themselves, explained together. */
export function WhyRun({ number, decisions }: { number: string; decisions: readonly Decision[] }) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <WhyPopover label={t("why.run", { count: decisions.length })} width={470}>
      {(close) => (
        <>
          <WhyTitle onClose={close}>{t("why.run", { count: decisions.length })}</WhyTitle>
          <dl className={styles.run}>
            {decisions.map((decision) => (
              <div key={decision.id}>
                <dt>{t(`purpose.${decision.purpose}`)}</dt>
                <dd>
                  {text(decision.summary)}
                  <RunReason number={number} id={decision.id} />
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </WhyPopover>
  );
}

function RunReason({ number, id }: { number: string; id: number }) {
  const { t } = useTranslation();
  const text = useText();
  const { data } = useQuery(decisionQuery(number, id));
  if (!data) return null;
  const held = data.conditions.filter((condition) => condition.holds).map((condition) => `${text(condition.text)} ${condition.actual}`);
  const words = data.matched.map(({ word }) => word).join(t("filter.comma"));
  return (
    <small>
      {data.rule && t("why.by_rule", { rule: text(data.rule.name) })}
      {held.join(t("filter.comma"))}
      {words && ` ${t("why.matched")} ${words}`}
    </small>
  );
}
