import { useQuery } from "@tanstack/react-query";
import { Input, InputNumber, Select } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { departmentsQuery } from "@/features/accounts/api";
import { useText } from "@/lib/i18n";
import { useDesigning } from "../context";
import { candidatesQuery, type FormField } from "../surroundings";

type FactInputProps = { id?: string; fact: string; value: unknown; onChange: (value: unknown) => void };

/** A sample value for something a process asks, in the way it is usually given. */
export function FactInput({ id, fact, value, onChange }: FactInputProps) {
  const { surroundings } = useDesigning();
  const { facts, fields } = surroundings;
  const field = fields.find(({ code }) => `answers.${code}` === fact);
  const label = facts.nameOf(fact);
  if (field && PEOPLE.has(field.kind)) return <PersonById {...{ id, field, label, value, onChange }} />;
  if (field && PLACES.has(field.kind)) return <DepartmentById {...{ id, field, label, value, onChange }} />;
  const type = facts.facts.find(({ key }) => key === fact)?.type ?? "text";
  const choices = facts.choicesOf(fact) ?? [];
  if (type === "boolean") return <YesOrNo {...{ id, value, onChange }} />;
  if (choices.length > 0) return <OneOfMany {...{ id, type, choices, value, onChange }} />;
  return <Typed {...{ id, type, value, onChange }} />;
}

const PEOPLE = new Set(["member", "members"]);
const PLACES = new Set(["department", "departments"]);
type GivenProps = { id?: string; value: unknown; onChange: (value: unknown) => void };

function YesOrNo({ id, value, onChange }: GivenProps) {
  const { t } = useTranslation();
  return (
    <Select<string>
      id={id}
      allowClear
      value={typeof value === "boolean" ? String(value) : undefined}
      options={[
        { value: "true", label: t("conditions.yes") },
        { value: "false", label: t("conditions.no") },
      ]}
      onChange={(chosen) => onChange(chosen === undefined ? undefined : chosen === "true")}
    />
  );
}

type OneOfManyProps = GivenProps & { type: string; choices: { value: string; label: string }[] };

function OneOfMany({ id, type, choices, value, onChange }: OneOfManyProps) {
  const isMany = type === "texts" || type === "numbers";
  const chosen = Array.isArray(value) ? value.map(String) : value === undefined ? undefined : String(value);
  return (
    <Select
      id={id}
      allowClear
      mode={isMany ? "multiple" : undefined}
      showSearch={{ optionFilterProp: "label" }}
      value={chosen}
      options={choices}
      onChange={(next: unknown) => onChange(type === "number" && next !== undefined ? Number(next) : next)}
    />
  );
}

const INPUTS: Record<string, string> = { date: "date", datetime: "datetime-local" };

function Typed({ id, type, value, onChange }: GivenProps & { type: string }) {
  const text = typeof value === "string" ? value : "";
  if (type === "number") {
    return (
      <InputNumber<string>
        id={id}
        stringMode
        value={text || undefined}
        onChange={(typed) => onChange(typed ?? undefined)}
      />
    );
  }
  return (
    <Input
      id={id}
      type={INPUTS[type] ?? "text"}
      value={text}
      onChange={(event) => onChange(event.target.value || undefined)}
    />
  );
}

type ByIdProps = {
  id?: string;
  field: FormField;
  label: string;
  value: unknown;
  onChange: (value: unknown) => void;
};

function asList(field: FormField, chosen: number | undefined): unknown {
  if (chosen === undefined) return undefined;
  return field.kind.endsWith("s") ? [chosen] : chosen;
}

function firstOf(value: unknown): number | undefined {
  const one = Array.isArray(value) ? value[0] : value;
  return typeof one === "number" ? one : undefined;
}

function PersonById({ id, field, label, value, onChange }: ByIdProps) {
  const { process } = useDesigning();
  const [words, setWords] = useState("");
  const { data = [] } = useQuery(candidatesQuery(process.code, { q: useDeferredValue(words) }));
  return (
    <Select<number>
      id={id}
      aria-label={label}
      allowClear
      showSearch={{ filterOption: false, onSearch: setWords }}
      value={firstOf(value)}
      options={data.map((person) => ({ value: person.id, label: person.name }))}
      onChange={(chosen) => onChange(asList(field, chosen))}
    />
  );
}

function DepartmentById({ id, field, label, value, onChange }: ByIdProps) {
  const text = useText();
  const { data = [] } = useQuery(departmentsQuery);
  return (
    <Select<number>
      id={id}
      aria-label={label}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      value={firstOf(value)}
      options={data.map((one) => ({ value: one.id, label: text(one.name) }))}
      onChange={(chosen) => onChange(asList(field, chosen))}
    />
  );
}
