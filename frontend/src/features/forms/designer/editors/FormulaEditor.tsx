import { useQueries, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { FormulaField } from "@/lib/expressions/formula/fields";
import type { Expression } from "@/lib/expressions/operation";
import { BETWEEN } from "@/lib/expressions/operations/lookup";
import type { Type } from "@/lib/expressions/values";
import { currentLanguage, inLanguage, LANGUAGES } from "@/lib/i18n";
import { FormulaBar } from "@/ui/formula/FormulaBar";
import type { FieldDefinition } from "../../definition";
import { formQuery } from "../../definitions";
import { isLayout } from "../../layout";
import { typeOfField } from "../../readings";
import { recordTypesQuery } from "../api";
import { contentOf, type DesignField } from "../content";
import type { EditorProps } from "./simple";
import { useFieldChoices } from "./useFieldChoices";

type FormulaSettingProps = {
  about: DesignField | null;
  value: unknown;
  expected?: Type;
  label?: string;
  onChange: (expression: Expression) => void;
  isDisabled: boolean;
};

const NOTHING: Expression = { value: null };

function isNothing(value: unknown): boolean {
  return typeof value !== "object" || value === null || ("value" in value && value.value === null);
}

/** A formula over the form's own fields, written by their names. */
export function FormulaSetting({ about, value, expected, label, onChange, isDisabled }: FormulaSettingProps) {
  const fields = useFormulaFields(about);
  return (
    <div inert={isDisabled}>
      <FormulaBar
        value={isNothing(value) ? null : (value as Expression)}
        fields={fields}
        expected={expected}
        label={label}
        onChange={(expression) => onChange(expression ?? NOTHING)}
      />
    </div>
  );
}

/** What a formula may name: fields by their labels; of a sub-table, its columns as lists. */
function useFormulaFields(about: DesignField | null): FormulaField[] {
  const { t } = useTranslation();
  const choices = useFieldChoices(about);
  const linked = useLinkedFields(choices.map(({ field }) => field));
  return useMemo(() => {
    const own = choices.flatMap(({ field }) => [namedField(field), ...columnsOf(field)]);
    const facts = FACTS.map(([name, type]) => ({
      name,
      code: name,
      labels: [t(`forms.fact_${name}`)],
      type,
    }));
    return [...own, ...linked, ...facts];
  }, [choices, linked, t]);
}

/** What every formula may ask beyond its form. */
const FACTS: [name: string, type: Type][] = [
  ["today", "date"],
  ["now", "datetime"],
  ["current_person", "number"],
  ["current_department", "number"],
];

/** What can be looked up in the records that the form's links name. */
function useLinkedFields(fields: DesignField[]): FormulaField[] {
  const { data: types = [] } = useQuery(recordTypesQuery);
  const links = fields.filter(({ kind }) => kind === "link");
  const forms = links.map((link) => types.find(({ code }) => code === link.record_type)?.form ?? "");
  const read = useQueries({ queries: forms.map((form) => ({ ...formQuery(form), enabled: form !== "" })) });
  const said = JSON.stringify(read.map(({ data }) => data?.content ?? data?.draft?.content ?? null));
  const names = JSON.stringify(links.map((link) => [link.code, labelsOf(link)]));
  return useMemo(() => {
    const contents = JSON.parse(said) as unknown[];
    const named = JSON.parse(names) as [string, string[]][];
    return named.flatMap(([code, labels], place) =>
      contentOf(contents[place])
        .fields.filter(({ kind, sensitive }) => !isLayout(kind) && !sensitive && kind !== "secret")
        .map((field) => throughLink(code, labels, namedField(field))),
    );
  }, [said, names]);
}

function throughLink(link: string, labels: string[], { code, type, ...field }: FormulaField): FormulaField {
  const name = `${link}${BETWEEN}${code}`;
  const both = labels.flatMap((one, index) =>
    field.labels[index] ? [`${one} → ${field.labels[index]}`] : [],
  );
  return { name, code: name, labels: both, type };
}

function labelsOf({ label }: DesignField): string[] {
  const shown = inLanguage(label, currentLanguage());
  const others = LANGUAGES.map((language) => label[language]).filter((words) => words && words !== shown);
  return [shown, ...(others as string[])].filter(Boolean);
}

function namedField(field: DesignField): FormulaField {
  const type = typeOfField(field as unknown as FieldDefinition) ?? "number";
  return { name: field.code, code: field.code, labels: labelsOf(field), type };
}

const LISTS: Partial<Record<Type, Type>> = { number: "numbers", text: "texts" };

function columnsOf(table: DesignField): FormulaField[] {
  return (table.columns ?? []).flatMap((column) => {
    const type = LISTS[namedField(column).type];
    if (!type) return [];
    const code = `${table.code}.${column.code}`;
    const labels = labelsOf(table).flatMap((name, index) => {
      const inner = labelsOf(column)[index];
      return inner ? [`${name}.${inner}`] : [];
    });
    return [{ name: code, code, labels, type }];
  });
}

export function FormulaEditor({ name, editor, field, value, onChange, isDisabled }: EditorProps<"formula">) {
  const { t } = useTranslation();
  const declared = field.kind === "formula" ? field.result : editor.result;
  return (
    <FormulaSetting
      about={field}
      value={value}
      expected={declared as Type | undefined}
      label={t(`designer.setting.${name}`)}
      onChange={onChange}
      isDisabled={isDisabled}
    />
  );
}
