import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Dropdown, Input, Modal, Radio } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem, sentence } from "@/api/problem";
import { Ask, Field } from "@/ui/Ask";
import { BulkAct, BulkBar } from "@/ui/BulkBar";
import { ReasonAsk } from "@/ui/ReasonAsk";
import { useShortcuts } from "@/ui/shortcuts";
import { tell } from "@/ui/tell";
import { bulk } from "../api";
import type { BulkRequest, Refused } from "../types";
import { AssignAsk } from "./AssignAsk";

type Question = "assign" | "priority" | "tag" | "close";
type BulkActsProps = { numbers: readonly string[]; onClear: () => void };

/** What is done to many orders at once; those that refuse are named one by one. */
export function BulkActs({ numbers, onClear }: BulkActsProps) {
  const { t } = useTranslation();
  const [question, setQuestion] = useState<Question | null>(null);
  const [refused, setRefused] = useState<Refused[]>([]);
  const acting = useBulk((left) => [setQuestion(null), setRefused(left), onClear()]);
  useShortcuts({ a: () => setQuestion("assign"), Escape: onClear }, numbers.length > 0 && question === null);
  function act(request: Omit<BulkRequest, "numbers">): void {
    acting.mutate({ numbers: [...numbers], ...request });
  }
  return (
    <>
      <BulkBar count={numbers.length} onClear={onClear}>
        <BulkAct icon="user" label={t("work.assign")} shortcut="A" onClick={() => setQuestion("assign")} />
        <BulkAct icon="flag" label={t("work.priority")} onClick={() => setQuestion("priority")} />
        <BulkAct icon="check" label={t("work.accept")} onClick={() => act({ act: "accept" })} />
        <Dropdown
          trigger={["click"]}
          menu={{
            items: [
              { key: "tag", label: t("work.tag"), onClick: () => setQuestion("tag") },
              { key: "close", danger: true, label: t("work.close"), onClick: () => setQuestion("close") },
            ],
          }}
        >
          <span>
            <BulkAct icon="more" label={t("work.more")} isBare onClick={() => undefined} />
          </span>
        </Dropdown>
      </BulkBar>
      <Questions
        question={question}
        count={numbers.length}
        isBusy={acting.isPending}
        onAct={act}
        onClose={() => setQuestion(null)}
      />
      <RefusedList refused={refused} onClose={() => setRefused([])} />
    </>
  );
}

function useBulk(onDone: (refused: Refused[]) => void) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: bulk,
    onSuccess: ({ done, refused }) => {
      void queries.invalidateQueries({ queryKey: ["work-orders"] });
      void queries.invalidateQueries({ queryKey: ["work-order-counts"] });
      if (done.length > 0) tell.done(t("work.bulk_done", { count: done.length }));
      onDone(refused);
    },
  });
}

type QuestionsProps = {
  question: Question | null;
  count: number;
  isBusy: boolean;
  onAct: (request: Omit<BulkRequest, "numbers">) => void;
  onClose: () => void;
};

function Questions({ question, count, isBusy, onAct, onClose }: QuestionsProps) {
  const { t } = useTranslation();
  if (question === "assign") {
    return (
      <AssignAsk
        title={t("work.assign_many", { count })}
        act={t("work.assign")}
        isReasonAsked
        isBusy={isBusy}
        onAct={(assignment) => onAct({ act: "assign", ...assignment })}
        onClose={onClose}
      />
    );
  }
  if (question === "close") {
    return (
      <ReasonAsk
        title={t("work.close_many", { count })}
        act={t("work.close")}
        isDanger
        isBusy={isBusy}
        onAct={(reason) => onAct({ act: "close", reason })}
        onClose={onClose}
      />
    );
  }
  if (question === "tag")
    return <TagAsk isBusy={isBusy} onAct={(tag) => onAct({ act: "tag", tag })} onClose={onClose} />;
  if (question === "priority") {
    return (
      <PriorityAsk
        isBusy={isBusy}
        onAct={(priority, reason) => onAct({ act: "priority", priority, reason })}
        onClose={onClose}
      />
    );
  }
  return null;
}

function TagAsk({
  isBusy,
  onAct,
  onClose,
}: {
  isBusy: boolean;
  onAct: (tag: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [tag, setTag] = useState("");
  return (
    <Ask
      title={t("work.tag")}
      act={t("work.tag")}
      isBusy={isBusy}
      isReady={tag.trim() !== ""}
      onAct={() => onAct(tag.trim())}
      onClose={onClose}
    >
      <Field label={t("column.tags")} htmlFor="tag">
        <Input
          id="tag"
          autoFocus
          maxLength={40}
          value={tag}
          onChange={(event) => setTag(event.target.value)}
        />
      </Field>
    </Ask>
  );
}

type PriorityAskProps = {
  current?: number;
  isBusy: boolean;
  onAct: (priority: number, reason: string) => void;
  onClose: () => void;
  children?: ReactNode;
};

/** Another priority than the computed one needs its reason. */
export function PriorityAsk({ current, isBusy, onAct, onClose, children }: PriorityAskProps) {
  const { t } = useTranslation();
  const [priority, setPriority] = useState(current ?? 2);
  return (
    <ReasonAsk
      title={t("work.priority")}
      act={t("work.change")}
      isBusy={isBusy}
      onAct={(reason) => onAct(priority, reason)}
      onClose={onClose}
    >
      <Radio.Group
        aria-label={t("work.priority")}
        value={priority}
        onChange={(event) => setPriority(Number(event.target.value))}
        options={[1, 2, 3, 4].map((value) => ({ value, label: t(`priority.name_${value}`) }))}
      />
      {children}
    </ReasonAsk>
  );
}

function RefusedList({ refused, onClose }: { refused: Refused[]; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      open={refused.length > 0}
      title={t("work.refused", { count: refused.length })}
      footer={null}
      onCancel={onClose}
    >
      {refused.map(({ number, ...problem }) => (
        <p key={number}>
          <b>{number}</b> {sentence(new Problem({ status: 409, ...problem }))}
        </p>
      ))}
    </Modal>
  );
}
