import { useQuery } from "@tanstack/react-query";
import { Switch } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { sentence } from "@/api/problem";
import { useDates, useNow } from "@/lib/dates";
import { useText } from "@/lib/i18n";
import { useIsWide } from "@/lib/media";
import { Icon } from "@/ui/icons";
import { PriorityMark } from "@/ui/Marks";
import { Grow } from "@/ui/Page";
import { PersonChip } from "@/ui/Person";
import { EmptyState, ErrorLine, SkeletonPage } from "@/ui/States";
import { detailQuery } from "../api";
import { type Deciding, myVote } from "../deciding";
import type { Approval, Detail, Vote } from "../types";
import styles from "./ApprovalPane.module.css";
import { DecisionActs, DecisionWords } from "./Decision";
import { AnswersSection } from "./side/AnswersSection";
import { Trail } from "./Trail";
import { Voting } from "./Voting";

type ApprovalPaneProps = {
  number: string;
  /** Whether the next one is shown once this is decided; asked where there is a next one. */
  goesOn?: boolean;
  onGoesOn?: (goesOn: boolean) => void;
  onDone?: () => void;
  /** Its title stands above already. */
  isHeaded?: boolean;
};

/** An approval with all that is needed to decide it, and the press that does. */
export function ApprovalPane({ number, ...rest }: ApprovalPaneProps) {
  const { t } = useTranslation();
  const detail = useQuery(detailQuery(number));
  if (detail.isError)
    return <ErrorLine onRetry={() => void detail.refetch()}>{sentence(detail.error)}</ErrorLine>;
  if (!detail.data) return <SkeletonPage />;
  const mine = myVote(detail.data);
  if (!mine) {
    return (
      <EmptyState title={t("vote.over")} fact={detail.data.title}>
        <Link to={`/work-orders/${number}`}>{t("work.open")}</Link>
      </EmptyState>
    );
  }
  return <Inside key={mine.vote.task_id} detail={detail.data} {...mine} {...rest} />;
}

type InsideProps = Omit<ApprovalPaneProps, "number"> & { detail: Detail; approval: Approval; vote: Vote };

function Inside(props: InsideProps) {
  return (
    <Voting {...props}>
      {(deciding, answers) => <Panes {...props} deciding={deciding} answers={answers} />}
    </Voting>
  );
}

type PanesProps = InsideProps & { deciding: Deciding; answers: ReactNode };

function Panes({ detail, vote, goesOn, onGoesOn, isHeaded, deciding, answers }: PanesProps) {
  const { t } = useTranslation();
  const isWide = useIsWide();
  return (
    <div className={styles.panes}>
      <article className={styles.sheet} aria-label={detail.title}>
        <div className={styles.body}>
          {!isHeaded && <Head detail={detail} vote={vote} />}
          {detail.description && <p className={styles.described}>{detail.description}</p>}
          <div className={styles.answers}>
            <AnswersSection detail={detail} />
          </div>
          {!isWide && <Trail detail={detail} />}
          {answers}
          <DecisionWords deciding={deciding} />
        </div>
        <footer className={styles.foot}>
          <DecisionActs deciding={deciding} />
          <Grow />
          {onGoesOn && (
            <span className={styles.goesOn}>
              <label htmlFor="goes-on">{t("vote.goes_on")}</label>
              <Switch id="goes-on" size="small" checked={goesOn} onChange={onGoesOn} />
            </span>
          )}
        </footer>
      </article>
      {isWide && (
        <aside className={styles.side} aria-label={t("approval.title")}>
          <Trail detail={detail} />
        </aside>
      )}
    </div>
  );
}

function Head({ detail, vote }: { detail: Detail; vote: Vote }) {
  const { t } = useTranslation();
  const text = useText();
  const dates = useDates();
  const now = useNow(30);
  const isLate = vote.due_at !== null && new Date(vote.due_at).getTime() < now;
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <PriorityMark priority={detail.priority} isOverridden={detail.is_priority_overridden} />
        <span>{detail.number}</span>
        <span>{text(detail.type.name)}</span>
        <Grow />
        {vote.due_at && (
          <b className={isLate ? styles.late : undefined}>
            {t("approval.until", { time: dates.moment(vote.due_at, now) })}
          </b>
        )}
        <Link to={`/work-orders/${detail.number}`} aria-label={t("work.open")} title={t("work.open")}>
          <Icon name="expand" />
        </Link>
      </div>
      <h2>{detail.title}</h2>
      <p className={styles.from}>
        <PersonChip person={detail.requester} />
        <span>
          {text(detail.requester.department_name)} ·{" "}
          {t("vote.filed", { time: dates.ago(detail.created_at, now) })}
        </span>
      </p>
    </header>
  );
}
