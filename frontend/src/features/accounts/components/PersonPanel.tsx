import { useQuery } from "@tanstack/react-query";

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { elsewhere } from "@/api/inputs";
import { sentence } from "@/api/problem";
import { useDates } from "@/lib/dates";
import { nameHere } from "@/lib/i18n";
import { Ask } from "@/ui/Ask";
import { Button } from "@/ui/Button";
import { Panel } from "@/ui/Panel";
import { ErrorLine, SkeletonPage } from "@/ui/States";
import { Toggle } from "@/ui/Toggle";
import { tell } from "@/ui/tell";
import {
  type NewPerson,
  type Person,
  personQuery,
  useSavePerson,
  useSetActive,
  useSetAvailability,
} from "../api";
import styles from "./Admin.module.css";
import { GrantList } from "./GrantList";
import { PasswordAsk } from "./PasswordAsk";
import { INPUTS, PersonFields } from "./PersonFields";
import { WaysIn } from "./WaysIn";

type PersonPanelProps = { id: number | null; onClose: () => void; onMade: (id: number) => void };

export function PersonPanel({ id, onClose, onMade }: PersonPanelProps) {
  const { t } = useTranslation();
  const person = useQuery({ ...personQuery(id ?? 0), enabled: id !== null });
  if (id === null) return <PersonForm person={null} onClose={onClose} onMade={onMade} />;
  if (person.data)
    return <PersonForm key={person.data.id} person={person.data} onClose={onClose} onMade={onMade} />;
  return (
    <Panel title={t("people.person")} onClose={onClose}>
      {person.isError ? (
        <ErrorLine onRetry={() => void person.refetch()}>{sentence(person.error)}</ErrorLine>
      ) : (
        <SkeletonPage />
      )}
    </Panel>
  );
}

const NOBODY: NewPerson = {
  username: "",
  name: "",
  name_en: "",
  called: "",
  title: "",
  email: "",
  phone: "",
  employee_number: "",
  department_id: null,
  company_id: null,
  is_internal: true,
  is_vip: false,
  language: "",
  capacity: 20,
  hourly_rate: "0",
  skills: {},
};

function draftOf(person: Person | null): NewPerson {
  if (!person) return NOBODY;
  const { username, name, name_en, called, title, email, phone, employee_number } = person;
  const { department_id, company_id, is_internal, is_vip, capacity, hourly_rate, skills } = person;
  const words = { username, name, name_en, called, title, email, phone, employee_number };
  const language = person.language as NewPerson["language"];
  return {
    ...words,
    department_id,
    company_id,
    is_internal,
    is_vip,
    language,
    capacity,
    hourly_rate,
    skills,
  };
}

type PersonFormProps = { person: Person | null; onClose: () => void; onMade: (id: number) => void };

function PersonForm({ person, onClose, onMade }: PersonFormProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(person));
  const save = useSavePerson();
  const isDirty = JSON.stringify(draft) !== JSON.stringify(draftOf(person));
  const isReady = draft.name.trim() !== "" && draft.username.trim() !== "";
  function act(): void {
    const id = person?.id ?? null;
    save.mutate(
      { id, body: draft },
      {
        onSuccess: (saved) => {
          tell.done(t("people.saved", { name: draft.name }));
          // A new person stays open: roles are given next.
          if (id === null) onMade(saved.id);
          else onClose();
        },
      },
    );
  }
  return (
    <Panel
      title={person ? nameHere(person) : t("people.new")}
      act={person ? t("admin.save") : t("people.create")}
      onAct={act}
      onClose={onClose}
      isBusy={save.isPending}
      isReady={isReady && (isDirty || person === null)}
      isDirty={isDirty && !save.isSuccess}
      error={elsewhere(save.error, INPUTS)}
      aside={person && <Standing person={person} />}
    >
      <PersonFields draft={draft} onChange={setDraft} error={save.error} isNew={person === null} />
      {person && <Availability person={person} />}
      {person && <GrantList person={person} />}
      {person && <WaysIn person={person} />}
      {person && <Facts person={person} />}
    </Panel>
  );
}

function Availability({ person }: { person: Person }) {
  const { t } = useTranslation();
  const set = useSetAvailability();
  if (!person.is_internal || !person.is_active) return null;
  return (
    <Toggle
      label={t("people.taking_label")}
      hint={t("people.taking_hint")}
      isOn={person.is_available}
      isBusy={set.isPending}
      onChange={(is_available) => set.mutate({ id: person.id, is_available })}
    />
  );
}

function Facts({ person }: { person: Person }) {
  const { t } = useTranslation();
  const dates = useDates();
  const seen = person.last_login ? dates.moment(person.last_login) : t("people.never");
  return (
    <p className={styles.fact}>
      {t("people.facts", { created: dates.calendarDate(person.created_at), seen })}
    </p>
  );
}

/** Switching somebody off says first what it means. */
function Standing({ person }: { person: Person }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<"off" | "password" | null>(null);
  const set = useSetActive();
  if (!person.is_active) {
    return (
      <Button isBusy={set.isPending} onClick={() => set.mutate({ id: person.id, is_active: true })}>
        {t("people.reactivate")}
      </Button>
    );
  }
  return (
    <>
      <Button kind="danger" onClick={() => setAsked("off")}>
        {t("people.deactivate")}
      </Button>
      <Button kind="text" onClick={() => setAsked("password")}>
        {t("people.set_password")}
      </Button>
      {asked === "off" && (
        <Ask
          title={t("people.deactivate_title", { name: nameHere(person) })}
          act={t("people.deactivate")}
          isDanger
          isBusy={set.isPending}
          onAct={() => set.mutate({ id: person.id, is_active: false }, { onSuccess: () => setAsked(null) })}
          onClose={() => setAsked(null)}
        >
          {set.isError && <ErrorLine>{sentence(set.error)}</ErrorLine>}
          <ul className={styles.consequences}>
            <li>{t("people.deactivate_signed_out")}</li>
            <li>{t("people.deactivate_orders")}</li>
            <li>{t("people.deactivate_history")}</li>
          </ul>
        </Ask>
      )}
      {asked === "password" && <PasswordAsk person={person} onClose={() => setAsked(null)} />}
    </>
  );
}
