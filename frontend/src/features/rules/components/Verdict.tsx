import { useTranslation } from "react-i18next";
import { useCategoryNames, useTeamNames } from "@/api/choices";
import { comma, useText } from "@/lib/i18n";
import { PriorityMark } from "@/ui/Marks";
import type { Trial } from "../api";
import type { Grade } from "../content";
import { classificationOf, gradingOf, type Piece, pieces, routeOf, type Score } from "../verdict";
import styles from "./Rules.module.css";

type VerdictProps = { trial: Trial; tried: { title: string; text: string }; application: string };

/** Category, priority and team, each with its reason, and the words in their places. */
export function Verdict({ trial, tried, application }: VerdictProps) {
  const { t } = useTranslation();
  const teams = useTeamNames();
  const categories = useCategoryNames(application);
  const classification = classificationOf(trial);
  const scores = classification?.scores ?? [];
  return (
    <div aria-live="polite" className={styles.scores}>
      <div className={styles.trial}>
        {tried.title && (
          <b>
            <Marked pieces={pieces(tried.title, scores, "title")} />
          </b>
        )}
        <Marked pieces={pieces(tried.text, scores, "text")} />
      </div>
      <Scores scores={scores} nameOf={categories.nameOf} />
      <dl className={styles.verdict}>
        <div>
          <dt>{t("facts.category")}</dt>
          <dd>
            {trial.category ? categories.nameOf(trial.category) : t("rules.unsure")}
            <small>
              <WhyCategory trial={trial} />
            </small>
          </dd>
        </div>
        <div>
          <dt>{t("facts.priority")}</dt>
          <dd>
            {trial.priority ? <PriorityMark priority={trial.priority as Grade} /> : t("rules.no_priority")}
            <small>
              <WhyPriority trial={trial} />
            </small>
          </dd>
        </div>
        <div>
          <dt>{t("rules.team")}</dt>
          <dd>
            {trial.team ? teams.nameOf(trial.team) : t("rules.no_team")}
            <small>
              <WhyTeam trial={trial} />
            </small>
          </dd>
        </div>
      </dl>
    </div>
  );
}

function Marked({ pieces: parts }: { pieces: Piece[] }) {
  return (
    <>
      {parts.map((part, index) => {
        if (part.kind === "plain") return <span key={index}>{part.text}</span>;
        if (part.kind === "negated") return <s key={index}>{part.text}</s>;
        return (
          <mark key={index} className={part.kind === "taken" ? styles.taken : undefined}>
            {part.text}
          </mark>
        );
      })}
    </>
  );
}

function Scores({ scores, nameOf }: { scores: Score[]; nameOf: (code: string) => string }) {
  const { t } = useTranslation();
  const most = Math.max(1, ...scores.map((score) => score.score));
  if (scores.length === 0) return <p className={styles.fact}>{t("rules.no_words")}</p>;
  return (
    <div className={styles.scores}>
      {scores.slice(0, 4).map((score) => (
        <div
          key={score.key}
          className={styles.score}
          title={score.matches.map((match) => `${match.word} ${match.score}`).join(", ")}
        >
          <span>
            {nameOf(score.category)}: {score.matches.map((match) => match.word).join(comma())}
          </span>
          <i aria-hidden>
            <u style={{ width: `${(score.score / most) * 100}%` }} />
          </i>
          <em>{score.score}</em>
        </div>
      ))}
    </div>
  );
}

function WhyCategory({ trial }: { trial: Trial }) {
  const { t } = useTranslation();
  const text = useText();
  const found = classificationOf(trial);
  if (!found) return t("rules.why_no_set");
  if (found.by === "rule") return t("rules.why_rule", { name: text(found.rule?.name) });
  const negated = found.scores.flatMap((score) => score.matches).find((match) => match.negated_by);
  const words =
    found.scores[0]?.matches.filter((match) => !match.negated_by).map((match) => match.word) ?? [];
  const because = negated ? ` ${t("rules.why_negated", { word: negated.word, by: negated.negated_by })}` : "";
  if (found.by === "nothing") return `${t("rules.why_unsure")}${because}`;
  return `${t("rules.why_words", { words: words.join(comma()), percent: found.confidence_percent })}${because}`;
}

function WhyPriority({ trial }: { trial: Trial }) {
  const { t } = useTranslation();
  const text = useText();
  const grading = gradingOf(trial);
  if (!grading) return t("rules.why_no_set");
  if (grading.by === "modifier") {
    return t("rules.why_modifier", { name: text(grading.rule?.name), before: `P${grading.matrix_priority}` });
  }
  const levels = {
    impact: t(`facts.impact_${grading.impact}`),
    urgency: t(`facts.urgency_${grading.urgency}`),
  };
  return t(grading.assumed.length > 0 ? "rules.why_matrix_assumed" : "rules.why_matrix", levels);
}

function WhyTeam({ trial }: { trial: Trial }) {
  const { t } = useTranslation();
  const text = useText();
  const route = routeOf(trial);
  if (!route) return t("rules.why_no_set");
  const how = trial.strategy ? t(`rules.strategy_${trial.strategy}`) : "";
  if (route.by === "rule") return `${t("rules.why_rule", { name: text(route.rule?.name) })} ${how}`;
  return `${t("rules.why_fallback")} ${how}`;
}
