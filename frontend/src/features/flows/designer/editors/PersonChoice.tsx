import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { nameHere, useText } from "@/lib/i18n";
import { Avatar } from "@/ui/Person";
import { candidatesQuery } from "../surroundings";

type PersonChoiceProps = {
  id?: string;
  process: string;
  value: string;
  label: string;
  isDisabled?: boolean;
  onChange: (username: string) => void;
};

/** Somebody by name, kept by user name, so that a process reads the same in another installation. */
export function PersonChoice({ id, process, value, label, isDisabled, onChange }: PersonChoiceProps) {
  const { t } = useTranslation();
  const text = useText();
  const [words, setWords] = useState("");
  const asked = useDeferredValue(words);
  const found = useQuery({ ...candidatesQuery(process, { q: asked }), placeholderData: keepPreviousData });
  const named = useQuery({ ...candidatesQuery(process, { usernames: value }), enabled: value !== "" });
  const people = [...(named.data ?? []), ...(found.data ?? []).filter(({ username }) => username !== value)];
  const isGone = value !== "" && named.data !== undefined && named.data.length === 0;
  return (
    <Select<string>
      id={id}
      aria-label={label}
      disabled={isDisabled}
      showSearch={{ filterOption: false, onSearch: setWords }}
      value={value || undefined}
      placeholder={t("people.pick")}
      notFoundContent={found.isFetching ? null : t("people.none")}
      status={isGone ? "error" : undefined}
      optionLabelProp="title"
      onChange={onChange}
      options={[
        ...people.map((person) => ({
          value: person.username,
          title: nameHere(person),
          label: (
            <span style={{ display: "inline-flex", gap: 6, alignItems: "center" }}>
              <Avatar person={person} />
              {nameHere(person)} <small>{text(person.department_name)}</small>
            </span>
          ),
        })),
        ...(isGone ? [{ value, title: value, label: value }] : []),
      ]}
    />
  );
}
