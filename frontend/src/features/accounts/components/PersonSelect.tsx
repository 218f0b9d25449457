import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PersonBrief } from "@/api/session";
import { nameHere, useText } from "@/lib/i18n";
import { VipMark } from "@/ui/Marks";
import { Avatar } from "@/ui/Person";
import { directoryQuery } from "../directory";
import styles from "./PersonSelect.module.css";

type PersonSelectProps = {
  id?: string;
  value: PersonBrief | null;
  onChange: (person: PersonBrief | null) => void;
  placeholder?: string;
  /** What the field is called where no label stands by it. */
  label?: string;
  autoFocus?: boolean;
  extra?: { value: number; label: string }[];
};

/** Type a name, see who it is and where they work. */
export function PersonSelect({ id, value, onChange, placeholder, label, autoFocus }: PersonSelectProps) {
  const { t } = useTranslation();
  const text = useText();
  const [words, setWords] = useState("");
  const asked = useDeferredValue(words);
  const { data = [], isFetching } = useQuery(directoryQuery(asked));
  const shown = value && !data.some((person) => person.id === value.id) ? [value, ...data] : data;
  return (
    <Select<number>
      id={id}
      className={styles.select}
      aria-label={label}
      autoFocus={autoFocus}
      allowClear
      showSearch={{ filterOption: false, onSearch: setWords }}
      loading={isFetching}
      value={value?.id}
      placeholder={placeholder ?? t("people.pick")}
      notFoundContent={isFetching ? null : t("people.none")}
      onChange={(chosen) => onChange(shown.find((person) => person.id === chosen) ?? null)}
      optionLabelProp="title"
      options={shown.map((person) => ({
        value: person.id,
        title: nameHere(person),
        label: (
          <span className={styles.option}>
            <Avatar person={person} />
            <span>{nameHere(person)}</span>
            {person.is_vip && <VipMark />}
            <small>{text(person.department_name)}</small>
          </span>
        ),
      }))}
    />
  );
}
