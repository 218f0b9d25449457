import { Fragment, type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { daysBetween, useNow } from "@/lib/dates";
import { nameHere, useText } from "@/lib/i18n";
import type { IconName } from "@/ui/icons";
import type { Face } from "@/ui/Person";
import { DayHead, EventLine, SpeechCard, Timeline } from "@/ui/Timeline";
import type { CommentBody, Detail, Entry } from "../types";
import { AttachmentCards } from "./AttachmentCards";
import { WhyDecision, WhyRun } from "./WhyDecision";

const ICONS: Record<string, IconName> = {
  submitted: "work",
  classified: "layers",
  graded: "flag",
  dispatched: "bolt",
  assigned: "user",
  accepted: "hand",
  paused: "pause",
  resumed: "play",
  resolved: "check",
  closed: "lock",
  reopened: "undo",
  cancelled: "close",
  details_changed: "edit",
  priority_overridden: "flag",
  category_changed: "layers",
  clock_started: "clock",
  clock_warned: "bell",
  clock_breached: "warn",
  clock_fulfilled: "check",
  stage_entered: "flag",
  stage_left: "flag",
  stage_skipped: "right",
  jump_refused: "stop",
  stage_overdue: "warn",
  stage_warned: "bell",
  checklist_ticked: "check",
  process_stuck: "warn",
  rated: "star",
  urged: "bell",
  subtask_added: "subt",
  subtask_done: "subt",
  subtask_waived: "subt",
  time_logged: "clock",
  part_issued: "box",
  participant_changed: "team",
  linked: "link",
  tagged: "tag",
  imported: "export",
  imported_change: "export",
  attached: "clip",
  rule_ran: "bolt",
  rule_told: "bell",
  rule_called: "send",
  rule_ran_away: "warn",
  record_made: "box",
  grades_set: "flag",
};

/** What rules and clocks begin by themselves when somebody acts: folded into one line. */
const BY_ITSELF = new Set(["classified", "graded", "dispatched", "clock_started"]);

/** What followed from an act: nobody is named for it. */
const FOLLOWS = /^clock_|^stage_(entered|left|warned|overdue)$|^(classified|graded|dispatched)$/;

function nameOf(entry: Entry): string {
  return entry.event.split(".").pop() ?? "";
}

function iconOf(entry: Entry): IconName {
  if (entry.is_automatic && entry.decision_id !== null) return "bolt";
  return ICONS[nameOf(entry)] ?? "info";
}

type Piece = { kind: "day"; at: string } | { kind: "run"; entries: Entry[] } | { kind: "one"; entry: Entry };

const SAME_RUN = 60_000;

function continues(run: Entry[], entry: Entry): boolean {
  const last = run[run.length - 1];
  if (!last) return false;
  return new Date(entry.at).getTime() - new Date(last.at).getTime() < SAME_RUN;
}

/** Day heads, and automatic steps that followed each other folded into one line. */
export function piecesOf(entries: readonly Entry[]): Piece[] {
  const pieces: Piece[] = [];
  let before: string | null = null;
  for (const entry of entries) {
    if (before === null || daysBetween(before, entry.at) !== 0) pieces.push({ kind: "day", at: entry.at });
    before = entry.at;
    const last = pieces[pieces.length - 1];
    const isAutomatic = entry.kind === "event" && (entry.is_automatic || BY_ITSELF.has(nameOf(entry)));
    if (isAutomatic && last?.kind === "run" && continues(last.entries, entry)) last.entries.push(entry);
    else if (isAutomatic) pieces.push({ kind: "run", entries: [entry] });
    else pieces.push({ kind: "one", entry });
  }
  return pieces;
}

type OrderTimelineProps = { order: Detail; entries: readonly Entry[] };

export function OrderTimeline({ order, entries }: OrderTimelineProps) {
  const { t } = useTranslation();
  const now = useNow(60);
  const pieces = useMemo(() => piecesOf(entries), [entries]);
  return (
    <Timeline label={t("order.timeline")}>
      {pieces.map((piece) => {
        if (piece.kind === "day") return <DayHead key={`day ${piece.at}`} at={piece.at} now={now} />;
        if (piece.kind === "run")
          return <Run key={piece.entries[0]?.id} order={order} entries={piece.entries} />;
        return <One key={piece.entry.id} order={order} entry={piece.entry} />;
      })}
    </Timeline>
  );
}

function Run({ order, entries }: OrderTimelineProps) {
  const { t } = useTranslation();
  const text = useText();
  const first = entries[0];
  if (!first) return null;
  if (entries.length === 1) return <One order={order} entry={first} />;
  const ids = entries.flatMap((entry) => entry.decision_id ?? []);
  const explained = order.decisions.filter((decision) => ids.includes(decision.id));
  return (
    <EventLine
      at={first.at}
      icon="bolt"
      why={explained.length > 0 && <WhyRun order={order} decisions={explained} />}
    >
      {t("order.automatic", { count: entries.length })}
      {entries.map((entry) => text(entry.text)).join(t("filter.comma"))}
    </EventLine>
  );
}

/** Whether somebody did it themselves; what rules and clocks did is nobody's act. */
export function isNamed(entry: Entry): boolean {
  return entry.actor.kind === "person" && !entry.is_automatic && !FOLLOWS.test(nameOf(entry));
}

function One({ order, entry }: { order: Detail; entry: Entry }) {
  const text = useText();
  if (entry.kind === "speech" && entry.comment) return <Speech entry={entry} comment={entry.comment} />;
  return (
    <EventLine
      at={entry.at}
      icon={iconOf(entry)}
      why={entry.decision_id !== null && <WhyDecision order={order} id={entry.decision_id} />}
    >
      {isNamed(entry) && <b>{nameHere(entry.actor)} </b>}
      {text(entry.text)}
    </EventLine>
  );
}

function Speech({ entry, comment }: { entry: Entry; comment: CommentBody }) {
  const { t } = useTranslation();
  const isRequester = comment.role === "requester";
  const kind = comment.is_internal ? "note" : isRequester ? "requester" : "reply";
  const channel = t(`channel.${comment.channel}`);
  return (
    <SpeechCard
      at={entry.at}
      person={faceOf(entry)}
      role={t(`role.${comment.role}`)}
      kind={kind}
      aside={isRequester ? t("order.came_from", { channel }) : t("order.sent_to")}
      attachments={<AttachmentCards files={comment.attachments} isNote={comment.is_internal} />}
    >
      <Mentioned comment={comment} />
    </SpeechCard>
  );
}

function faceOf({ actor }: Entry): Face {
  return { id: actor.id, name: actor.name, name_en: actor.name_en, tint: actor.tint ?? undefined };
}

/** The words, with the people they call standing out. */
function Mentioned({ comment }: { comment: CommentBody }): ReactNode {
  const names = comment.mentions.map((person) => `@${person.name}`);
  if (names.length === 0) return comment.body;
  const pattern = new RegExp(
    `(${names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`,
  );
  return comment.body
    .split(pattern)
    .map((piece, index) =>
      names.includes(piece) ? <mark key={index}>{piece}</mark> : <Fragment key={index}>{piece}</Fragment>,
    );
}
