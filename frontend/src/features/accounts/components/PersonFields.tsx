import { useQuery } from "@tanstack/react-query";
import { Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { problemAt } from "@/api/inputs";
import { useText } from "@/lib/i18n";
import { Field } from "@/ui/Ask";
import { PanelPair, PanelPart } from "@/ui/Panel";
import { Segments } from "@/ui/Segments";
import { Toggle } from "@/ui/Toggle";
import { companiesQuery, departmentsQuery, type NewPerson } from "../api";
import { SkillsField } from "./SkillsField";

/** The inputs that show what was refused at themselves. */
export const INPUTS = [
  "name",
  "username",
  "email",
  "department_id",
  "company_id",
  "password",
  "phone",
  "employee_number",
];

type PersonFieldsProps = {
  draft: NewPerson;
  onChange: (draft: NewPerson) => void;
  error: unknown;
  isNew: boolean;
};
type Words = "name" | "name_en" | "called" | "title" | "email" | "phone" | "employee_number" | "username";

export function PersonFields({ draft, onChange, error, isNew }: PersonFieldsProps) {
  const { t } = useTranslation();
  const words = (name: Words, isRequired = false) => (
    <Field
      label={t(`people.field_${name}`)}
      htmlFor={`person-${name}`}
      isRequired={isRequired}
      problem={problemAt(error, name)}
    >
      <Input
        id={`person-${name}`}
        autoComplete="off"
        autoFocus={isNew && name === "name"}
        value={draft[name]}
        onChange={(event) => onChange({ ...draft, [name]: event.target.value })}
      />
    </Field>
  );
  return (
    <>
      <PanelPair>
        {words("name", true)}
        {words("name_en")}
      </PanelPair>
      <PanelPair>
        {words("username", true)}
        {words("title")}
      </PanelPair>
      <PanelPair>
        {words("email")}
        {words("phone")}
      </PanelPair>
      {isNew && <FirstPassword draft={draft} onChange={onChange} error={error} />}
      <Belonging draft={draft} onChange={onChange} error={error} />
      <PanelPart title={t("people.work")}>
        <PanelPair>
          <Field
            label={t("people.field_capacity")}
            htmlFor="person-capacity"
            hint={t("people.capacity_hint")}
          >
            <InputNumber
              id="person-capacity"
              min={0}
              max={1000}
              value={draft.capacity}
              onChange={(capacity) => onChange({ ...draft, capacity: capacity ?? 0 })}
            />
          </Field>
          <Field label={t("people.field_hourly_rate")} htmlFor="person-rate">
            <InputNumber<string>
              id="person-rate"
              stringMode
              min="0"
              precision={2}
              suffix={t("people.yuan")}
              value={String(draft.hourly_rate)}
              onChange={(rate) => onChange({ ...draft, hourly_rate: rate ?? "0" })}
            />
          </Field>
        </PanelPair>
        <PanelPair>
          {words("employee_number")}
          {words("called")}
        </PanelPair>
        {draft.is_internal !== false && (
          <SkillsField value={draft.skills ?? {}} onChange={(skills) => onChange({ ...draft, skills })} />
        )}
      </PanelPart>
    </>
  );
}

type PartProps = Omit<PersonFieldsProps, "isNew">;

function FirstPassword({ draft, onChange, error }: PartProps) {
  const { t } = useTranslation();
  return (
    <Field
      label={t("people.first_password")}
      htmlFor="person-password"
      hint={t("people.first_password_hint")}
      problem={problemAt(error, "password")}
    >
      <Input.Password
        id="person-password"
        autoComplete="new-password"
        value={draft.password ?? ""}
        onChange={(event) => onChange({ ...draft, password: event.target.value || null })}
      />
    </Field>
  );
}

/** Inside, in a department; outside, with a company. */
function Belonging({ draft, onChange, error }: PartProps) {
  const { t } = useTranslation();
  const text = useText();
  const { data: departments = [] } = useQuery(departmentsQuery);
  const { data: companies = [] } = useQuery(companiesQuery);
  const inside = draft.is_internal !== false;
  return (
    <PanelPart title={t("people.place")}>
      <PanelPair>
        <Field label={t("people.kind")}>
          <Segments
            label={t("people.kind")}
            value={inside ? "internal" : "outside"}
            onChange={(kind) =>
              onChange({ ...draft, is_internal: kind === "internal", department_id: null, company_id: null })
            }
            segments={[
              { value: "internal", label: t("people.shown_internal") },
              { value: "outside", label: t("people.shown_outside") },
            ]}
          />
        </Field>
        {inside ? (
          <Field
            label={t("people.department")}
            htmlFor="person-department"
            problem={problemAt(error, "department_id")}
          >
            <Select<number>
              id="person-department"
              allowClear
              showSearch={{ optionFilterProp: "label" }}
              value={draft.department_id ?? undefined}
              placeholder={t("people.no_department")}
              onChange={(id) => onChange({ ...draft, department_id: id ?? null })}
              options={departments
                .filter((one) => one.is_active)
                .map((one) => ({ value: one.id, label: text(one.name) }))}
            />
          </Field>
        ) : (
          <Field
            label={t("people.company")}
            htmlFor="person-company"
            problem={problemAt(error, "company_id")}
          >
            <Select<number>
              id="person-company"
              allowClear
              showSearch={{ optionFilterProp: "label" }}
              value={draft.company_id ?? undefined}
              placeholder={t("people.no_company")}
              onChange={(id) => onChange({ ...draft, company_id: id ?? null })}
              options={companies
                .filter((one) => one.is_active)
                .map((one) => ({ value: one.id, label: one.name }))}
            />
          </Field>
        )}
      </PanelPair>
      <Toggle
        label={t("people.vip")}
        hint={t("people.vip_hint")}
        isOn={draft.is_vip === true}
        onChange={(is_vip) => onChange({ ...draft, is_vip })}
      />
    </PanelPart>
  );
}
