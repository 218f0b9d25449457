import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PersonBrief } from "@/api/session";
import { PersonSelect } from "@/features/accounts/components/PersonSelect";
import { nameHere, useText } from "@/lib/i18n";
import { Ask, Field } from "@/ui/Ask";
import { IconButton } from "@/ui/Button";
import { PersonChip } from "@/ui/Person";
import { Segments } from "@/ui/Segments";
import type { Approval, Ballot, Signers } from "../types";
import styles from "./Approvals.module.css";

type Handing = { person_id: number; reason: string };
type HandOverProps = {
  title: string;
  act: string;
  hint: string;
  isReasonNeeded?: boolean;
  isBusy?: boolean;
  onAct: (to: Handing) => void;
  onClose: () => void;
};

/** Who decides instead, or looks first. */
export function HandOverAsk({ hint, isReasonNeeded = false, onAct, ...ask }: HandOverProps) {
  const { t } = useTranslation();
  const [person, setPerson] = useState<PersonBrief | null>(null);
  const [reason, setReason] = useState("");
  const isReady = person !== null && (!isReasonNeeded || reason.trim() !== "");
  return (
    <Ask
      {...ask}
      isReady={isReady}
      onAct={() => person && onAct({ person_id: person.id, reason: reason.trim() })}
    >
      <Field label={t("vote.to")} htmlFor="vote-to" isRequired hint={hint}>
        <PersonSelect id="vote-to" autoFocus value={person} onChange={setPerson} />
      </Field>
      <Reason value={reason} onChange={setReason} isRequired={isReasonNeeded} />
    </Ask>
  );
}

type SignersAskProps = { isBusy?: boolean; onAct: (signers: Signers) => void; onClose: () => void };
const PLACES = ["before", "after", "parallel"] as const;

/** Who else is to sign: before oneself, after, or beside. */
export function SignersAsk({ onAct, ...ask }: SignersAskProps) {
  const { t } = useTranslation();
  const [where, setWhere] = useState<Signers["where"]>("before");
  const [people, setPeople] = useState<PersonBrief[]>([]);
  const [reason, setReason] = useState("");
  return (
    <Ask
      {...ask}
      title={t("vote.add_signers")}
      act={t("vote.add_signers_act", { count: people.length })}
      isReady={people.length > 0}
      onAct={() => onAct({ person_ids: people.map(({ id }) => id), where, reason: reason.trim() })}
    >
      <Field label={t("vote.where")} htmlFor="vote-where" hint={t(`vote.where_${where}_hint`)}>
        <Segments
          label={t("vote.where")}
          value={where}
          onChange={setWhere}
          segments={PLACES.map((value) => ({ value, label: t(`vote.where_${value}`) }))}
        />
      </Field>
      <Field label={t("vote.signers")} htmlFor="vote-signers" isRequired>
        <PersonSelect
          key={people.length}
          id="vote-signers"
          autoFocus
          value={null}
          onChange={(person) =>
            person && !people.some(({ id }) => id === person.id) && setPeople([...people, person])
          }
        />
        {people.length > 0 && (
          <ul className={styles.signers}>
            {people.map((person) => (
              <li key={person.id}>
                <PersonChip person={person} />
                <IconButton
                  icon="close"
                  isSmall
                  label={t("vote.leave_out", { name: nameHere(person) })}
                  onClick={() => setPeople(people.filter(({ id }) => id !== person.id))}
                />
              </li>
            ))}
          </ul>
        )}
      </Field>
      <Reason value={reason} onChange={setReason} />
    </Ask>
  );
}

type ReturnAskProps = {
  targets: Approval["return_targets"];
  reason: string;
  isBusy?: boolean;
  onAct: (back: Pick<Ballot, "target" | "resume" | "comment">) => void;
  onClose: () => void;
};

/** Back to which stage, why, and whether it comes straight back or goes through everything again. */
export function ReturnAsk({ targets, reason: before, onAct, ...ask }: ReturnAskProps) {
  const { t } = useTranslation();
  const text = useText();
  const [key, setKey] = useState(targets.at(-1)?.key ?? "");
  const [resume, setResume] = useState<Ballot["resume"]>("rerun");
  const [reason, setReason] = useState(before);
  const target = targets.find((one) => one.key === key);
  const ways = target?.may_come_straight ? (["rerun", "straight_back"] as const) : (["rerun"] as const);
  const chosen = ways.some((way) => way === resume) ? resume : "rerun";
  return (
    <Ask
      {...ask}
      title={t("approval.return")}
      act={t("approval.return")}
      isReady={reason.trim() !== ""}
      onAct={() => onAct({ target: key, resume: chosen, comment: reason.trim() })}
    >
      <Field label={t("approval.return_to")} htmlFor="return-to">
        <Select
          id="return-to"
          value={key}
          onChange={setKey}
          options={targets.map((one) => ({ value: one.key, label: text(one.name) }))}
        />
      </Field>
      <Field label={t("vote.afterwards")} htmlFor="return-then" hint={t(`vote.${chosen}_hint`)}>
        <Segments
          label={t("vote.afterwards")}
          value={chosen ?? "rerun"}
          onChange={setResume}
          segments={ways.map((value) => ({ value, label: t(`vote.${value}`) }))}
        />
      </Field>
      <Reason value={reason} onChange={setReason} isRequired isFirst />
    </Ask>
  );
}

type ReasonProps = {
  value: string;
  onChange: (reason: string) => void;
  isRequired?: boolean;
  isFirst?: boolean;
};

function Reason({ value, onChange, isRequired = false, isFirst }: ReasonProps) {
  const { t } = useTranslation();
  return (
    <Field label={t("ui.reason")} htmlFor="vote-reason" isRequired={isRequired}>
      <Input.TextArea
        id="vote-reason"
        autoFocus={isFirst}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={400}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
