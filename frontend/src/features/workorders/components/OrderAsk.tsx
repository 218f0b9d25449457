import { useQuery } from "@tanstack/react-query";
import { Checkbox, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { Ask, Field } from "@/ui/Ask";
import { ReasonAsk } from "@/ui/ReasonAsk";
import { categoriesQuery, orderTypeQuery } from "../api";
import { useCommand } from "../commands";
import { uncheckedOf } from "../givens";
import type { Detail, Task } from "../types";
import { AssignAsk, type Assignment } from "./AssignAsk";
import { PriorityAsk } from "./BulkActs";
import { CompleteAsk, TaskChecks } from "./CompleteAsk";
import { DispatchAsk } from "./DispatchAsk";
import { RedirectAsk } from "./RedirectAsk";

export type Question =
  | "assign"
  | "wait"
  | "resolve"
  | "edit"
  | "priority"
  | "category"
  | "skip"
  | "reject"
  | "reopen"
  | "close"
  | "withdraw"
  | "suspend"
  | "redirect"
  | "dispatch"
  | "complete"
  | "cancel";

type OrderAskProps = { question: Question; detail: Detail; task?: Task; onClose: () => void };
type AskedProps = Omit<OrderAskProps, "question">;

/** What must be known before one of the bigger acts. */
export function OrderAsk({ question, task, ...rest }: OrderAskProps) {
  // As it is by now: what was ticked or handed on meanwhile counts.
  const asked = { ...rest, task: rest.detail.tasks.find(({ id }) => id === task?.id) ?? task };
  if (question === "assign") return <AskAssign {...asked} />;
  if (question === "wait") return <AskWait {...asked} />;
  if (question === "resolve") return <AskResolve {...asked} />;
  if (question === "edit") return <AskEdit {...asked} />;
  if (question === "priority") return <AskPriority {...asked} />;
  if (question === "category") return <AskCategory {...asked} />;
  if (question === "redirect") return <RedirectAsk number={asked.detail.number} onClose={asked.onClose} />;
  if (question === "dispatch" || question === "complete") return <AskOfTask question={question} {...asked} />;
  return <AskWhy question={question} {...asked} />;
}

function AskOfTask({ question, detail, task, onClose }: AskedProps & { question: "dispatch" | "complete" }) {
  const text = useText();
  if (!task) return null;
  if (question === "complete") return <CompleteAsk detail={detail} task={task} onClose={onClose} />;
  return (
    <DispatchAsk
      number={detail.number}
      task={task.id}
      title={text(task.name)}
      candidates={task.candidates ?? []}
      onClose={onClose}
    />
  );
}

type Why = "suspend" | "skip" | "reject" | "reopen" | "close" | "withdraw" | "cancel";

function AskWhy({ question, detail, task, onClose }: AskedProps & { question: Why }) {
  const { t } = useTranslation();
  const acting = useCommand(detail.number, (order, reason: string) => {
    const acts: Record<Why, () => Promise<unknown>> = {
      suspend: () => order.suspend(reason),
      skip: () => order.skipTask(task?.id ?? 0, reason),
      reject: () => order.confirm({ is_satisfied: false, reason }),
      reopen: () => order.reopen(reason),
      close: () => order.close(reason),
      withdraw: () => order.withdraw(reason),
      cancel: () => order.cancel(reason),
    };
    return acts[question]();
  });
  return (
    <ReasonAsk
      title={t(`ask.${question}`, { number: detail.number })}
      act={t(`ask.${question}_act`)}
      hint={t(`ask.${question}_hint`)}
      isDanger={question === "cancel"}
      isBusy={acting.isPending}
      onAct={(reason) => acting.mutate(reason, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}

function AskAssign({ detail, onClose }: AskedProps) {
  const { t } = useTranslation();
  const assigning = useCommand(detail.number, (order, assignment: Assignment) =>
    order.assign({ ...assignment, rev: detail.rev }),
  );
  return (
    <AssignAsk
      title={t("work.assign_one", { number: detail.number })}
      act={t("work.assign")}
      team={detail.team?.code}
      isReasonAsked
      isBusy={assigning.isPending}
      onAct={(assignment) => assigning.mutate(assignment, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}

const REASONS = ["requester", "parts", "supplier", "agreed_date"];

function AskWait({ detail, onClose }: AskedProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<string>("requester");
  const [note, setNote] = useState("");
  const [until, setUntil] = useState("");
  const waiting = useCommand(detail.number, (order) =>
    order.wait({
      reason,
      ...(note ? { note } : {}),
      ...(until ? { until: new Date(until).toISOString() } : {}),
    }),
  );
  return (
    <Ask
      title={t("ask.wait")}
      act={t("act.wait")}
      isBusy={waiting.isPending}
      isReady={reason !== "agreed_date" || until !== ""}
      onAct={() => waiting.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Field label={t("ask.wait_for")} htmlFor="wait-reason" isRequired hint={t("ask.wait_hint")}>
        <Select
          id="wait-reason"
          value={reason}
          onChange={setReason}
          options={REASONS.map((value) => ({ value, label: t(`waiting_reason.${value}`) }))}
        />
      </Field>
      <Field label={t("ask.until")} htmlFor="wait-until" isRequired={reason === "agreed_date"}>
        <Input
          id="wait-until"
          type="datetime-local"
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
      </Field>
      <Field label={t("ask.note")} htmlFor="wait-note">
        <Input id="wait-note" value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </Ask>
  );
}

function AskResolve({ detail, task, onClose }: AskedProps) {
  const { t } = useTranslation();
  const text = useText();
  const [solution, setSolution] = useState(detail.resolution?.solution ?? "");
  const [cause, setCause] = useState<string | undefined>(undefined);
  const { data: type } = useQuery(orderTypeQuery(detail.type.code));
  const causes = type?.root_causes ?? [];
  const resolving = useCommand(detail.number, (order) =>
    order.resolve({ solution: solution.trim(), root_cause: cause ?? "" }),
  );
  return (
    <Ask
      title={t("ask.resolve")}
      act={t("act.resolve")}
      width={560}
      isBusy={resolving.isPending}
      isReady={
        solution.trim() !== "" &&
        (causes.length === 0 || cause !== undefined) &&
        (!task || uncheckedOf(task).length === 0)
      }
      onAct={() => resolving.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      {task && <TaskChecks number={detail.number} task={task} />}
      <Field label={t("ask.solution")} htmlFor="solution" isRequired hint={t("ask.solution_hint")}>
        <Input.TextArea
          id="solution"
          autoFocus
          autoSize={{ minRows: 4, maxRows: 14 }}
          value={solution}
          onChange={(event) => setSolution(event.target.value)}
        />
      </Field>
      {causes.length > 0 && (
        <Field label={t("ask.root_cause")} htmlFor="root-cause" isRequired hint={t("ask.root_cause_hint")}>
          <Select
            id="root-cause"
            showSearch={{ optionFilterProp: "label" }}
            placeholder={t("ask.root_cause_pick")}
            value={cause}
            onChange={setCause}
            options={causes.map((one) => ({ value: one.key, label: text(one.name) }))}
          />
        </Field>
      )}
    </Ask>
  );
}

function AskEdit({ detail, onClose }: AskedProps) {
  const { t } = useTranslation();
  const [title, setTitle] = useState(detail.title);
  const [description, setDescription] = useState(detail.description);
  const editing = useCommand(detail.number, (order) =>
    order.editDetails({ title: title.trim(), description, rev: detail.rev }),
  );
  return (
    <Ask
      title={t("act.edit")}
      act={t("ask.save")}
      width={560}
      isBusy={editing.isPending}
      isReady={title.trim() !== ""}
      onAct={() => editing.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Field label={t("column.title")} htmlFor="edit-title" isRequired hint={t("ask.original_kept")}>
        <Input
          id="edit-title"
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
      </Field>
      <Field label={t("order.description")} htmlFor="edit-description">
        <Input.TextArea
          id="edit-description"
          autoSize={{ minRows: 4, maxRows: 14 }}
          value={description}
          onChange={(event) => setDescription(event.target.value)}
        />
      </Field>
    </Ask>
  );
}

function AskPriority({ detail, onClose }: AskedProps) {
  const { t } = useTranslation();
  const [restarts, setRestarts] = useState(false);
  const setting = useCommand(
    detail.number,
    (order, body: { priority: number; reason: string; restarts: boolean }) => order.setPriority(body),
  );
  return (
    <PriorityAsk
      current={detail.priority}
      isBusy={setting.isPending}
      onAct={(priority, reason) => setting.mutate({ priority, reason, restarts }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Checkbox checked={restarts} onChange={({ target }) => setRestarts(target.checked)}>
        {t("order.restarts_clocks")}
      </Checkbox>
    </PriorityAsk>
  );
}

function AskCategory({ detail, onClose }: AskedProps) {
  const { t } = useTranslation();
  const text = useText();
  const { data: categories = [] } = useQuery(categoriesQuery(detail.application));
  const [category, setCategory] = useState<string | undefined>(detail.category?.code);
  const setting = useCommand(detail.number, (order) => order.setCategory({ category: category ?? "" }));
  return (
    <Ask
      title={t("act.change_category")}
      act={t("work.change")}
      isBusy={setting.isPending}
      isReady={category !== undefined && category !== detail.category?.code}
      onAct={() => setting.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Field label={t("column.category")} htmlFor="category">
        <Select
          id="category"
          showSearch={{ optionFilterProp: "label" }}
          value={category}
          onChange={setCategory}
          options={categories
            .filter((one) => one.is_active)
            .map((one) => ({ value: one.code, label: text(one.name) }))}
        />
      </Field>
    </Ask>
  );
}
