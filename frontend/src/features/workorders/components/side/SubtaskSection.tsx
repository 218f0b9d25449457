import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PersonBrief } from "@/api/session";
import { PersonSelect } from "@/features/accounts/components/PersonSelect";
import { TeamSelect } from "@/features/accounts/components/TeamSelect";
import { useDates, useNow } from "@/lib/dates";
import { useText } from "@/lib/i18n";
import { Ask, Field } from "@/ui/Ask";
import { IconButton } from "@/ui/Button";
import { Tag } from "@/ui/Marks";
import { Section } from "@/ui/Page";
import { Avatar } from "@/ui/Person";
import { ReasonAsk } from "@/ui/ReasonAsk";
import { StatusTag } from "@/ui/StatusTag";
import { useCommand } from "../../commands";
import type { Detail, Subtask } from "../../types";
import styles from "../Order.module.css";

export function SubtaskSection({ detail }: { detail: Detail }) {
  const { t } = useTranslation();
  const [isAdding, setAdding] = useState(false);
  const done = detail.subtasks.filter((subtask) => subtask.state !== "open").length;
  const may = detail.actions.includes("add_subtask");
  if (!may && detail.subtasks.length === 0) return null;
  return (
    <Section
      title={t("order.subtasks")}
      count={detail.subtasks.length > 0 ? `${done} / ${detail.subtasks.length}` : undefined}
      acts={
        may && (
          <IconButton icon="plus" isSmall label={t("order.add_subtask")} onClick={() => setAdding(true)} />
        )
      }
    >
      {detail.subtasks.map((subtask) => (
        <SubtaskLine key={subtask.id} detail={detail} subtask={subtask} />
      ))}
      {isAdding && <AddSubtask detail={detail} onClose={() => setAdding(false)} />}
    </Section>
  );
}

function SubtaskLine({ detail, subtask }: { detail: Detail; subtask: Subtask }) {
  const { t } = useTranslation();
  const text = useText();
  const dates = useDates();
  const now = useNow(60);
  const [isWaiving, setWaiving] = useState(false);
  const finishing = useCommand(detail.number, (order) => order.finishSubtask(subtask.id));
  const waiving = useCommand(detail.number, (order, reason: string) =>
    order.waiveSubtask(subtask.id, reason),
  );
  const isOpen = subtask.state === "open";
  return (
    <div className={styles.check}>
      {isOpen ? (
        <button
          type="button"
          className={styles.round}
          aria-label={t("order.finish_subtask", { title: subtask.title })}
          title={t("order.finish_subtask", { title: subtask.title })}
          disabled={finishing.isPending}
          onClick={() => finishing.mutate()}
        />
      ) : (
        <StatusTag
          status={subtask.state === "done" ? "closed" : "cancelled"}
          label={t(`subtask.${subtask.state}`)}
          isAlone
        />
      )}
      <span
        className={`${styles.name} ${isOpen ? "" : styles.done}`}
        title={subtask.waived_reason || undefined}
      >
        {subtask.title}
      </span>
      {subtask.state === "waived" && <Tag>{t("subtask.waived")}</Tag>}
      {isOpen && (
        <IconButton
          icon="close"
          isSmall
          label={t("order.waive_subtask", { title: subtask.title })}
          onClick={() => setWaiving(true)}
        />
      )}
      {subtask.assignee ? (
        <Avatar person={subtask.assignee} isNamed />
      ) : (
        <small>{text(subtask.team?.name)}</small>
      )}
      {subtask.done_at && <time dateTime={subtask.done_at}>{dates.ago(subtask.done_at, now)}</time>}
      {isOpen && subtask.due_at && <time dateTime={subtask.due_at}>{dates.moment(subtask.due_at, now)}</time>}
      {isWaiving && (
        <ReasonAsk
          title={t("order.waive_subtask", { title: subtask.title })}
          act={t("order.waive")}
          isBusy={waiving.isPending}
          onAct={(reason) => waiving.mutate(reason, { onSuccess: () => setWaiving(false) })}
          onClose={() => setWaiving(false)}
        />
      )}
    </div>
  );
}

function AddSubtask({ detail, onClose }: { detail: Detail; onClose: () => void }) {
  const { t } = useTranslation();
  const [title, setTitle] = useState("");
  const [team, setTeam] = useState<string | null>(null);
  const [person, setPerson] = useState<PersonBrief | null>(null);
  const [due, setDue] = useState("");
  const adding = useCommand(detail.number, (order) =>
    order.addSubtask({
      title: title.trim(),
      ...(team ? { team } : {}),
      ...(person ? { assignee_id: person.id } : {}),
      ...(due ? { due_at: new Date(due).toISOString() } : {}),
    }),
  );
  return (
    <Ask
      title={t("order.add_subtask")}
      act={t("order.add")}
      isReady={title.trim() !== "" && (team !== null || person !== null)}
      isBusy={adding.isPending}
      onAct={() => adding.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Field label={t("order.subtask_title")} htmlFor="subtask-title" isRequired>
        <Input
          id="subtask-title"
          autoFocus
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
      </Field>
      <Field label={t("assign.team")} htmlFor="subtask-team" hint={t("order.subtask_owner_hint")}>
        <TeamSelect id="subtask-team" value={team} onChange={setTeam} />
      </Field>
      <Field label={t("assign.person")} htmlFor="subtask-person">
        <PersonSelect id="subtask-person" value={person} onChange={setPerson} />
      </Field>
      <Field label={t("order.due")} htmlFor="subtask-due">
        <Input
          id="subtask-due"
          type="datetime-local"
          value={due}
          onChange={(event) => setDue(event.target.value)}
        />
      </Field>
    </Ask>
  );
}
