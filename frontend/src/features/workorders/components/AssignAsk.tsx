import { useQuery } from "@tanstack/react-query";
import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PersonBrief } from "@/api/session";
import { PersonSelect } from "@/features/accounts/components/PersonSelect";
import { TeamSelect } from "@/features/accounts/components/TeamSelect";
import { Ask, Field } from "@/ui/Ask";
import { type Face, PersonChip } from "@/ui/Person";
import { loadQuery } from "../api";
import type { Load } from "../types";
import styles from "./AssignAsk.module.css";

export type Assignment = { assignee_id?: number; team?: string; reason?: string };

type AssignAskProps = {
  title: string;
  act: string;
  team?: string | null;
  isReasonAsked?: boolean;
  isBusy?: boolean;
  onAct: (assignment: Assignment) => void;
  onClose: () => void;
};

/** To whom: a person, a team, or a person of the team, with what each has at hand. */
export function AssignAsk({
  title,
  act,
  team: before,
  isReasonAsked,
  isBusy,
  onAct,
  onClose,
}: AssignAskProps) {
  const { t } = useTranslation();
  const [team, setTeam] = useState<string | null>(before ?? null);
  const [person, setPerson] = useState<PersonBrief | null>(null);
  const [reason, setReason] = useState("");
  const isReady = person !== null || (team !== null && team !== before) || (team !== null && !before);
  function submit(): void {
    onAct({
      ...(person ? { assignee_id: person.id } : {}),
      ...(team ? { team } : {}),
      ...(reason.trim() ? { reason: reason.trim() } : {}),
    });
  }
  return (
    <Ask title={title} act={act} isBusy={isBusy} isReady={isReady} onAct={submit} onClose={onClose}>
      <Field label={t("assign.team")} htmlFor="assign-team">
        <TeamSelect id="assign-team" value={team} onChange={(code) => [setTeam(code), setPerson(null)]} />
      </Field>
      <Field label={t("assign.person")} htmlFor="assign-person">
        <PersonSelect id="assign-person" autoFocus value={person} onChange={setPerson} />
      </Field>
      {team && <Candidates team={team} chosen={person} onPick={setPerson} />}
      {isReasonAsked && (
        <Field label={t("assign.reason")} htmlFor="assign-reason">
          <Input id="assign-reason" value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
      )}
    </Ask>
  );
}

type CandidatesProps = { team: string; chosen: Face | null; onPick: (person: PersonBrief) => void };

function Candidates({ team, chosen, onPick }: CandidatesProps) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(loadQuery(team));
  const free = data
    .flatMap(({ people }) => people)
    .sort((one, other) => Number(other.is_available) - Number(one.is_available) || one.open - other.open);
  if (free.length === 0) return null;
  return (
    <div className={styles.candidates} role="listbox" aria-label={t("assign.candidates")}>
      {free.map((load) => (
        <Candidate
          key={load.person.id}
          load={load}
          isOn={chosen?.id === load.person.id}
          onPick={() => onPick(load.person)}
        />
      ))}
    </div>
  );
}

function Candidate({ load, isOn, onPick }: { load: Load; isOn: boolean; onPick: () => void }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      role="option"
      aria-selected={isOn}
      className={isOn ? styles.on : undefined}
      onClick={onPick}
    >
      <PersonChip person={load.person} isPresent={load.is_available} />
      <span className={styles.load}>
        {load.is_available
          ? t("assign.load", { open: load.open, capacity: load.capacity })
          : t("assign.away")}
        {load.late > 0 && <em>{t("assign.late", { count: load.late })}</em>}
      </span>
    </button>
  );
}
