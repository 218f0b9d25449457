import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PersonBrief } from "@/api/session";
import { currentLanguage, useText } from "@/lib/i18n";
import { LineIcon } from "@/ui/LineIcon";
import { peopleQuery } from "../api";
import type { FieldDisplayProps, FieldInputProps } from "../definition";

export function Input({ field, id, value, onChange, invalid, describedBy }: FieldInputProps) {
  const { t } = useTranslation();
  const text = useText();
  const [chosenName, setChosenName] = useState("");
  const [words, setWords] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const { data } = useQuery(peopleQuery(useDeferredValue(words ?? "")));
  const people = words === null ? [] : (data ?? []);

  const choose = (person: PersonBrief) => {
    setChosenName(nameOf(person));
    setWords(null);
    onChange(String(person.id));
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const person = people[active];
    if (step !== undefined && people.length > 0) {
      event.preventDefault();
      setActive((active + step + people.length) % people.length);
    } else if (event.key === "Enter" && person) {
      event.preventDefault();
      choose(person);
    } else if (event.key === "Escape") {
      setWords(null);
    }
  };
  return (
    <div className="field-combo">
      <input
        id={id}
        className="field-box"
        role="combobox"
        aria-expanded={people.length > 0}
        aria-controls={`${id}-people`}
        aria-activedescendant={people[active] ? `${id}-${people[active].id}` : undefined}
        autoComplete="off"
        placeholder={text(field.placeholder) || t("fields.type_a_name")}
        value={words ?? (value === null ? "" : chosenName || t("fields.person_chosen"))}
        onChange={(event) => {
          setWords(event.target.value);
          setActive(0);
          if (event.target.value === "") onChange(null);
        }}
        onBlur={() => setWords(null)}
        onKeyDown={onKeyDown}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        aria-required={field.required}
      />
      <LineIcon name="user" />
      <div className="field-choices" id={`${id}-people`} role="listbox" hidden={people.length === 0}>
        {people.map((person, index) => (
          <button
            key={person.id}
            id={`${id}-${person.id}`}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(person)}
          >
            {nameOf(person)} <small>{text(person.department_name)}</small>
          </button>
        ))}
      </div>
    </div>
  );
}

export function Display({ value, display }: FieldDisplayProps) {
  return <span>{display ?? (value === null ? "" : String(value))}</span>;
}

function nameOf(person: PersonBrief): string {
  return currentLanguage() === "en" && person.name_en ? person.name_en : person.name;
}
