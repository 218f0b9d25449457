import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { useDates, useNow } from "@/lib/dates";
import { useText } from "@/lib/i18n";
import { PersonChip } from "@/ui/Person";
import { ErrorLine, SkeletonRows } from "@/ui/States";
import { WhyFoot, WhyPopover, WhyTick, WhyTitle } from "@/ui/WhyPopover";
import { decisionQuery } from "../api";
import { type Candidate, candidatesOf, ruleOf, useOutcome, useReasons, versionOf, wordsIn } from "../reasons";
import type { Decision, DecisionDetail, Detail } from "../types";
import styles from "./Why.module.css";

type Known = Pick<Detail, "number" | "category" | "team" | "assignee">;

/** Why was it classified, graded, dispatched so? */
export function WhyDecision({ order, id, label }: { order: Known; id: number; label?: string }) {
  return (
    <WhyPopover label={label} width={400}>
      {(close) => <DecisionPane order={order} id={id} onClose={close} />}
    </WhyPopover>
  );
}

function DecisionPane({ order, id, onClose }: { order: Known; id: number; onClose: () => void }) {
  const { t } = useTranslation();
  const decision = useQuery(decisionQuery(order.number, id));
  const outcome = useOutcome();
  if (decision.isError)
    return <ErrorLine onRetry={() => void decision.refetch()}>{sentence(decision.error)}</ErrorLine>;
  if (!decision.data) return <SkeletonRows rows={3} columns="18px 1fr 60px" />;
  return (
    <>
      <WhyTitle onClose={onClose}>
        {t("why.title", {
          purpose: t(`purpose.${decision.data.purpose}`),
          outcome: outcome(decision.data, order),
        })}
      </WhyTitle>
      <DecisionReasons detail={decision.data} />
    </>
  );
}

function DecisionReasons({ detail }: { detail: DecisionDetail }) {
  const { t } = useTranslation();
  const text = useText();
  const dates = useDates();
  const now = useNow(60);
  const reasons = useReasons();
  const rule = ruleOf(detail);
  const version = versionOf(detail);
  const words = wordsIn(detail);
  const moment = dates.moment(detail.at, now);
  return (
    <>
      <WhyTick holds>
        {rule ? (
          <>
            {t("why.rule")} <b>{text(rule.name)}</b>
          </>
        ) : (
          t(`why.without_rule_${detail.purpose}`)
        )}
      </WhyTick>
      {reasons(rule?.conditions).map((reason, index) => (
        <WhyTick key={index} holds={reason.holds} aside={reason.actual}>
          {reason.words}
        </WhyTick>
      ))}
      <Grades trace={detail.trace} />
      {words.length > 0 && (
        <p className={styles.matched}>
          {t("why.matched")}
          {words.map((word) => (
            <mark key={word}>{word}</mark>
          ))}
        </p>
      )}
      <Candidates candidates={candidatesOf(detail)} />
      {"thinned_at" in detail.trace && <p className={styles.matched}>{t("why.thinned")}</p>}
      <WhyFoot>
        <span>{version === null ? moment : t("why.version", { version, moment })}</span>
      </WhyFoot>
    </>
  );
}

/** Impact and urgency, where the matrix was asked. */
function Grades({ trace }: { trace: DecisionDetail["trace"] }) {
  const { t } = useTranslation();
  const { impact, urgency, matrix_priority } = trace;
  if (typeof matrix_priority !== "number") return null;
  return (
    <WhyTick>
      {t("why.matrix", {
        impact: t(`grade.${impact}`),
        urgency: t(`grade.${urgency}`),
        priority: matrix_priority,
      })}
    </WhyTick>
  );
}

function Candidates({ candidates }: { candidates: readonly Candidate[] }) {
  const { t } = useTranslation();
  if (candidates.length === 0) return null;
  return (
    <table className={styles.candidates}>
      <caption>{t("why.candidates", { count: candidates.length })}</caption>
      <tbody>
        {candidates.map((candidate) => (
          <tr
            key={candidate.id}
            className={candidate.isChosen ? styles.chosen : candidate.excluded ? styles.excluded : undefined}
          >
            <td>
              <PersonChip person={candidate} />
            </td>
            <td>
              {candidate.excluded
                ? t(`excluded.${candidate.excluded}`)
                : t("why.in_hand", { count: Number(candidate.load) })}
            </td>
            <td>{candidate.isChosen ? t("why.chosen") : ""}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Several steps that ran by themselves, explained together. */
export function WhyRun({ order, decisions }: { order: Known; decisions: readonly Decision[] }) {
  const { t } = useTranslation();
  const outcome = useOutcome();
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
                  {outcome(decision, order)}
                  <RunReason number={order.number} id={decision.id} />
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
  const reasons = useReasons();
  const { data } = useQuery(decisionQuery(number, id));
  if (!data) return null;
  const rule = ruleOf(data);
  const held = reasons(rule?.conditions).map((reason) => reason.words);
  const words = wordsIn(data).join(t("filter.comma"));
  const chosen = candidatesOf(data).find((candidate) => candidate.isChosen);
  const parts = [
    rule
      ? t("why.by_rule", { rule: text(rule.name) }) + held.join(t("filter.comma"))
      : t(`why.without_rule_${data.purpose}`),
    words && `${t("why.matched")} ${words}`,
    chosen && t("why.least", { name: chosen.name, count: Number(chosen.load) }),
  ];
  return <small>{parts.filter(Boolean).join(t("why.comma"))}</small>;
}
