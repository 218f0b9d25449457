import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { elsewhere, problemAt } from "@/api/inputs";
import type { PersonBrief } from "@/api/session";
import { type Text, useText } from "@/lib/i18n";
import { Field } from "@/ui/Ask";
import { Panel } from "@/ui/Panel";
import { Toggle } from "@/ui/Toggle";
import { isNamed, TwoTongues } from "@/ui/TwoTongues";
import { tell } from "@/ui/tell";
import { type Department, useChangeDepartment, useCreateDepartment } from "../api";
import { PersonSelect } from "./PersonSelect";

type DepartmentPanelProps = {
  department: Department | null;
  all: readonly Department[];
  onClose: () => void;
};
type Draft = {
  code: string;
  name: Text;
  parent_id: number | null;
  head: PersonBrief | null;
  is_active: boolean;
};

function draftOf(department: Department | null): Draft {
  return {
    code: department?.code ?? "",
    name: department?.name ?? {},
    parent_id: department?.parent_id ?? null,
    head: department?.head_id ? headOf(department.head_id, department.head_name) : null,
    is_active: department?.is_active ?? true,
  };
}

function headOf(id: number, name: string): PersonBrief {
  return {
    id,
    name,
    name_en: "",
    called: "",
    tint: 1,
    is_vip: false,
    is_active: true,
    is_internal: true,
    department_id: null,
    department_name: {},
  };
}

export function DepartmentPanel({ department, all, onClose }: DepartmentPanelProps) {
  const { t } = useTranslation();
  const text = useText();
  const [draft, setDraft] = useState(() => draftOf(department));
  const created = useCreateDepartment();
  const changed = useChangeDepartment(department);
  const saving = department ? changed : created;
  const isDirty = JSON.stringify(draft) !== JSON.stringify(draftOf(department));
  const done = {
    onSuccess: () => {
      tell.done(t("admin.saved", { name: text(draft.name) }));
      onClose();
    },
  };
  function act(): void {
    const { code, name, parent_id, head, is_active } = draft;
    if (!department) created.mutate({ code, name, parent_id }, done);
    else
      changed.mutate(
        { id: department.id, body: { name, is_active }, parent_id, head_id: head?.id ?? null },
        done,
      );
  }
  return (
    <Panel
      title={department ? text(department.name) : t("departments.new")}
      act={department ? t("admin.save") : t("admin.create")}
      onAct={act}
      onClose={onClose}
      isBusy={saving.isPending}
      isReady={isDirty && isNamed(draft.name) && draft.code !== ""}
      isDirty={isDirty && !saving.isSuccess}
      error={elsewhere(saving.error, ["code", "name"])}
    >
      <TwoTongues
        id="department"
        label={t("departments.name")}
        autoFocus={!department}
        value={draft.name}
        onChange={(name) => setDraft({ ...draft, name })}
        problem={problemAt(saving.error, "name")}
      />
      {!department && (
        <Field
          label={t("admin.code")}
          htmlFor="department-code"
          isRequired
          hint={t("admin.code_hint")}
          problem={problemAt(saving.error, "code")}
        >
          <Input
            id="department-code"
            value={draft.code}
            onChange={(event) => setDraft({ ...draft, code: event.target.value })}
          />
        </Field>
      )}
      <Field label={t("departments.above")} htmlFor="department-above">
        <Select<number>
          id="department-above"
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          placeholder={t("departments.top")}
          value={draft.parent_id ?? undefined}
          onChange={(id) => setDraft({ ...draft, parent_id: id ?? null })}
          options={all
            .filter((one) => !department || !one.path.includes(department.id))
            .map((one) => ({ value: one.id, label: text(one.name) }))}
        />
      </Field>
      {department && (
        <>
          <Field label={t("departments.head")} htmlFor="department-head" hint={t("departments.head_hint")}>
            <PersonSelect
              id="department-head"
              value={draft.head}
              onChange={(head) => setDraft({ ...draft, head })}
            />
          </Field>
          <Toggle
            label={t("departments.open")}
            isOn={draft.is_active}
            onChange={(is_active) => setDraft({ ...draft, is_active })}
          />
        </>
      )}
    </Panel>
  );
}
