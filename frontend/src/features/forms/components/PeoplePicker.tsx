import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PersonBrief } from "@/api/session";
import { nameHere, useText } from "@/lib/i18n";
import { peopleQuery } from "../api";
import { remember } from "../people";
import { Combo } from "./Combo";

interface PeoplePickerProps {
  id: string;
  rest: string;
  /** Not offered again. */
  except?: number[];
  onPick: (person: PersonBrief) => void;
  onClear?: () => void;
  placeholder?: string;
  invalid?: boolean;
  describedBy?: string;
  isRequired?: boolean;
}

/** Somebody of the organization, found by the first letters of the name. */
export function PeoplePicker({ except = [], onPick, placeholder, ...asked }: PeoplePickerProps) {
  const { t } = useTranslation();
  const text = useText();
  const [words, setWords] = useState<string | null>(null);
  const { data } = useQuery(peopleQuery(useDeferredValue(words ?? "")));
  const people = words ? (data ?? []).filter(({ id }) => !except.includes(id)) : [];
  return (
    <Combo
      {...asked}
      words={words}
      onWords={setWords}
      items={people}
      keyOf={(person) => String(person.id)}
      draw={(person) => (
        <>
          {nameHere(person)} <small>{text(person.department_name)}</small>
        </>
      )}
      onPick={(person) => {
        remember(person);
        onPick(person);
      }}
      placeholder={placeholder || t("fields.type_a_name")}
      icon="user"
    />
  );
}
