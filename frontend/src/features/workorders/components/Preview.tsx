import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { sentence } from "@/api/problem";
import { useDates, useNow } from "@/lib/dates";
import { nameHere, useText } from "@/lib/i18n";
import { Button, IconButton } from "@/ui/Button";
import { BigClock } from "@/ui/Clock";
import { Icon } from "@/ui/icons";
import { PriorityMark } from "@/ui/Marks";
import { Grow, KeyValues, Pair } from "@/ui/Page";
import { Avatar, PersonChip } from "@/ui/Person";
import { StageBar } from "@/ui/StageBar";
import { ErrorLine, SkeletonPage } from "@/ui/States";
import { StatusTag } from "@/ui/StatusTag";
import { detailQuery, timelineQuery } from "../api";
import type { Detail, Entry } from "../types";
import { Decision } from "./Decision";
import styles from "./Preview.module.css";
import { useStagePieces } from "./stages";
import { Trail } from "./Trail";

type PreviewProps = {
  number: string;
  onStep: (step: 1 | -1) => void;
  onClose: () => void;
  onAssign: () => void;
};

/** One order beside the list: enough to decide what to do with it. */
export function Preview({ number, onStep, onClose, onAssign }: PreviewProps) {
  const { t } = useTranslation();
  const detail = useQuery(detailQuery(number));
  const path = `/work-orders/${number}`;
  return (
    <aside className={styles.preview} aria-label={t("work.preview")}>
      <header className={styles.head}>
        <span>{number}</span>
        <Grow />
        <IconButton icon="up" label={t("work.previous")} onClick={() => onStep(-1)} />
        <IconButton icon="down" label={t("work.next")} onClick={() => onStep(1)} />
        <Link to={path} aria-label={t("work.open")} title={t("work.open")} className={styles.expand}>
          <Icon name="expand" />
        </Link>
        <IconButton icon="close" label={t("work.close_preview")} onClick={onClose} />
      </header>
      <div className={styles.body}>
        {detail.isError && (
          <ErrorLine onRetry={() => void detail.refetch()}>{sentence(detail.error)}</ErrorLine>
        )}
        {detail.isPending && <SkeletonPage />}
        {detail.data && <Inside detail={detail.data} />}
        {detail.data && <Decision key={number} detail={detail.data} />}
        {detail.data && detail.data.approvals.length > 0 && <Trail detail={detail.data} />}
      </div>
      <footer className={styles.foot}>
        <Link to={`${path}?write=reply`}>
          <Button kind="primary" icon="reply" shortcut="C" tabIndex={-1}>
            {t("work.reply")}
          </Button>
        </Link>
        <Button shortcut="A" onClick={onAssign}>
          {t("work.assign")}
        </Button>
        <Grow />
        <Link to={path}>
          <Button kind="text" shortcut="Enter" tabIndex={-1}>
            {t("work.open")}
          </Button>
        </Link>
      </footer>
    </aside>
  );
}

function Inside({ detail }: { detail: Detail }) {
  const { t } = useTranslation();
  const text = useText();
  const pieces = useStagePieces(detail);
  const clocks = detail.clocks.filter((clock) => !clock.metric.startsWith("stage:")).slice(0, 2);
  return (
    <>
      <div>
        <h2>{detail.title}</h2>
        <div className={styles.facts}>
          <PriorityMark priority={detail.priority} isOverridden={detail.is_priority_overridden} />
          <StatusTag status={detail.status} label={text(detail.status_label)} />
          <PersonChip person={detail.assignee} />
          <span className={styles.team}>{text(detail.team?.name)}</span>
        </div>
      </div>
      {pieces.length > 1 && <StageBar stages={pieces} label={t("order.stages")} isShort />}
      {clocks.length > 0 && (
        <div className={styles.clocks}>
          {clocks.map((clock) => (
            <BigClock key={clock.metric} clock={clock} />
          ))}
        </div>
      )}
      <KeyValues>
        <Pair label={t("order.requester")}>
          <PersonChip person={detail.requester} />{" "}
          <span className={styles.team}>{text(detail.requester.department_name)}</span>
        </Pair>
        {detail.answers.slice(0, 4).map((answer) => (
          <Pair key={answer.field_id} label={text(answer.label)}>
            {text(answer.display) || "—"}
          </Pair>
        ))}
        {detail.subtasks.length > 0 && (
          <Pair label={t("order.subtasks")}>
            {detail.subtasks.filter((subtask) => subtask.state !== "open").length} / {detail.subtasks.length}
          </Pair>
        )}
      </KeyValues>
      <Recent number={detail.number} />
    </>
  );
}

const SHOWN = 4;

function Recent({ number }: { number: string }) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(timelineQuery(number, ""));
  const last = data.filter((entry) => entry.kind === "speech").slice(-SHOWN);
  if (data.length === 0) return null;
  return (
    <section className={styles.recent}>
      <h3>
        {t("work.recent")}
        <Grow />
        <Link to={`/work-orders/${number}`}>{t("work.all_entries", { count: data.length })}</Link>
      </h3>
      {last.map((entry) => (
        <Message key={entry.id} entry={entry} />
      ))}
    </section>
  );
}

function Message({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const dates = useDates();
  const now = useNow(60);
  const isNote = entry.comment?.is_internal;
  return (
    <div className={`${styles.message} ${isNote ? styles.note : ""}`}>
      <Avatar person={{ ...entry.actor, tint: entry.actor.tint ?? undefined }} size="m" />
      <div className={styles.messageHead}>
        <b>{nameHere(entry.actor)}</b>
        {isNote ? (
          <span className={styles.unseen}>
            <Icon name="lock" size={12} />
            {t("order.note")}
          </span>
        ) : (
          <span className={styles.team}>
            {t(entry.comment?.role === "requester" ? "order.requester" : "order.public_reply")}
          </span>
        )}
        <time dateTime={entry.at} title={dates.exact(entry.at)}>
          {dates.ago(entry.at, now)}
        </time>
      </div>
      <p>{entry.comment?.body}</p>
    </div>
  );
}
