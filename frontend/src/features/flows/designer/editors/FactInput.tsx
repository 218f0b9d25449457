import { useQuery } from "@tanstack/react-query";
import { Input, InputNumber, Select } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { departmentsQuery } from "@/features/accounts/api";
import { nameHere, useText } from "@/lib/i18n";
import { useDesigning } from "../context";
import { candidatesQuery, type FormField } from "../surroundings";
import { typeOfKind } from "./kindInputs";

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
  return <ByType {...{ id, label, type, choices, value, onChange }} />;
}

type PlainProps = { field: FormField; label: string; value: unknown; onChange: (value: unknown) => void };

/** A plain value for a field, in the way its kind is usually given. */
export function PlainInput({ field, label, value, onChange }: PlainProps) {
  const text = useText();
  if (PEOPLE.has(field.kind)) return <PersonById {...{ field, label, value, onChange }} />;
  if (PLACES.has(field.kind)) return <DepartmentById {...{ field, label, value, onChange }} />;
  const choices = (field.options ?? []).map((one) => ({ value: one.key, label: text(one.label) || one.key }));
  return <ByType {...{ label, type: typeOfKind(field.kind), choices, value, onChange }} />;
}

type ByTypeProps = GivenProps & { type: string; choices: { value: string; label: string }[] };

function ByType({ type, choices, ...given }: ByTypeProps) {
  if (type === "boolean") return <YesOrNo {...given} />;
  if (choices.length > 0) return <OneOfMany {...given} type={type} choices={choices} />;
  return <Typed {...given} type={type} />;
}

const PEOPLE = new Set(["member", "members"]);
const PLACES = new Set(["department", "departments"]);
type GivenProps = { id?: string; label?: string; value: unknown; onChange: (value: unknown) => void };

function YesOrNo({ id, label, value, onChange }: GivenProps) {
  const { t } = useTranslation();
  return (
    <Select<string>
      id={id}
      aria-label={label}
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

function OneOfMany({ id, label, type, choices, value, onChange }: ByTypeProps) {
  const isMany = type === "texts" || type === "numbers";
  const chosen = Array.isArray(value) ? value.map(String) : value === undefined ? undefined : String(value);
  return (
    <Select
      id={id}
      aria-label={label}
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

function Typed({ id, label, type, value, onChange }: GivenProps & { type: string }) {
  const text = typeof value === "string" ? value : "";
  if (type === "number") {
    return (
      <InputNumber<string>
        id={id}
        aria-label={label}
        stringMode
        value={text || undefined}
        onChange={(typed) => onChange(typed ?? undefined)}
      />
    );
  }
  return (
    <Input
      id={id}
      aria-label={label}
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
      options={data.map((person) => ({ value: person.id, label: nameHere(person) }))}
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
