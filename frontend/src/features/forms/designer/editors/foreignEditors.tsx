import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { recordTypesQuery } from "../api";
import type { DesignField } from "../content";
import { useDesign } from "../context";
import { useForeignChoices } from "./foreign";
import type { EditorProps } from "./simple";

/** Which records are linked: customers, equipment, parts. */
export function RecordTypeEditor({ id, value, onChange, isDisabled }: EditorProps<"record_type">) {
  const { t } = useTranslation();
  return (
    <RecordTypeSelect
      id={id}
      isDisabled={isDisabled}
      value={typeof value === "string" ? value : undefined}
      placeholder={t("designer.no_record_type")}
      onChange={onChange}
    />
  );
}

type SelectProps = {
  id?: string;
  label?: string;
  value: string | undefined;
  placeholder: string;
  isDisabled: boolean;
  onChange: (value: string | undefined) => void;
};

export function RecordTypeSelect({ id, label, value, placeholder, isDisabled, onChange }: SelectProps) {
  const { t } = useTranslation();
  const text = useText();
  const { data = [] } = useQuery(recordTypesQuery);
  return (
    <Select<string>
      id={id}
      aria-label={label}
      allowClear
      disabled={isDisabled}
      showSearch={{ optionFilterProp: "label" }}
      placeholder={placeholder}
      notFoundContent={t("designer.no_such_record_type")}
      value={value}
      options={data.map((type) => ({ value: type.code, label: text(type.name) }))}
      onChange={(next?: string) => onChange(next)}
    />
  );
}

/** Fields of the linked records: those that are shown, or the one that is taken over. */
export function ForeignFieldsEditor({
  id,
  editor,
  field,
  value,
  onChange,
  isDisabled,
}: EditorProps<"foreign_fields">) {
  const fields = useDesign((state) => state.content.fields);
  const choices = useForeignChoices(recordTypeOf(field, fields));
  const shared = { id, disabled: isDisabled, options: choices, showSearch: { optionFilterProp: "label" } };
  if (editor.isOne) {
    return (
      <Select<string>
        {...shared}
        allowClear
        value={typeof value === "string" ? value : undefined}
        onChange={(next?: string) => onChange(next)}
      />
    );
  }
  return (
    <Select<string[]>
      {...shared}
      mode="multiple"
      value={Array.isArray(value) ? value.map(String) : []}
      onChange={(next) => onChange(next.length > 0 ? next : undefined)}
    />
  );
}

/** A link's own record type, or that of the link a field looks through. */
export function recordTypeOf(field: DesignField, fields: readonly DesignField[]): unknown {
  if (field.kind === "link") return field.record_type;
  return fields.find(({ code, id }) => code === field.link || id === field.link)?.record_type;
}
