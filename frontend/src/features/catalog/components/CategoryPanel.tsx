import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { elsewhere, problemAt } from "@/api/inputs";
import { type Text, useText } from "@/lib/i18n";
import { Field } from "@/ui/Ask";
import { Panel } from "@/ui/Panel";
import { Toggle } from "@/ui/Toggle";
import { isNamed, TwoTongues } from "@/ui/TwoTongues";
import { tell } from "@/ui/tell";
import { type Category, useChangeCategory, useCreateCategory } from "../api";

type CategoryPanelProps = {
  application: string;
  category: Category | null;
  parent: string | null;
  all: readonly Category[];
  onClose: () => void;
};

type Draft = { code: string; name: Text; parent: string | null; is_active: boolean };

export function CategoryPanel({ application, category, parent, all, onClose }: CategoryPanelProps) {
  const { t } = useTranslation();
  const text = useText();
  const above = all.find((one) => one.id === category?.parent_id)?.code ?? parent;
  const was: Draft = {
    code: category?.code ?? (parent ? `${parent}-` : ""),
    name: category?.name ?? {},
    parent: above,
    is_active: category?.is_active ?? true,
  };
  const [draft, setDraft] = useState(was);
  const created = useCreateCategory();
  const changed = useChangeCategory();
  const saving = category ? changed : created;
  const isDirty = JSON.stringify(draft) !== JSON.stringify(was);
  const hasBelow = all.some((one) => one.parent_id === category?.id);
  const done = {
    onSuccess: () => {
      tell.done(t("admin.saved", { name: text(draft.name) }));
      onClose();
    },
  };
  function act(): void {
    const { code, ...rest } = draft;
    if (category) changed.mutate({ code, body: { ...rest, position: category.position } }, done);
    else
      created.mutate({ application, code, name: rest.name, parent: rest.parent, position: all.length }, done);
  }
  return (
    <Panel
      title={category ? text(category.name) : t("catalog.new")}
      act={category ? t("admin.save") : t("admin.create")}
      onAct={act}
      onClose={onClose}
      isBusy={saving.isPending}
      isReady={isDirty && isNamed(draft.name) && draft.code !== ""}
      isDirty={isDirty && !saving.isSuccess}
      error={elsewhere(saving.error, ["code", "name"])}
    >
      <TwoTongues
        id="category"
        label={t("catalog.name")}
        autoFocus
        value={draft.name}
        onChange={(name) => setDraft({ ...draft, name })}
        problem={problemAt(saving.error, "name")}
      />
      {!category && (
        <Field
          label={t("admin.code")}
          htmlFor="category-code"
          isRequired
          hint={t("admin.code_hint")}
          problem={problemAt(saving.error, "code")}
        >
          <Input
            id="category-code"
            value={draft.code}
            onChange={(event) => setDraft({ ...draft, code: event.target.value })}
          />
        </Field>
      )}
      <Field
        label={t("catalog.above")}
        htmlFor="category-above"
        hint={hasBelow ? t("catalog.above_fixed") : undefined}
      >
        <Select<string>
          id="category-above"
          allowClear
          disabled={hasBelow}
          placeholder={t("catalog.top")}
          value={draft.parent ?? undefined}
          onChange={(code) => setDraft({ ...draft, parent: code ?? null })}
          options={all
            .filter((one) => one.parent_id === null && one.id !== category?.id)
            .map((one) => ({ value: one.code, label: text(one.name) }))}
        />
      </Field>
      {category && (
        <Toggle
          label={t("catalog.on")}
          hint={t("catalog.on_hint")}
          isOn={draft.is_active}
          onChange={(is_active) => setDraft({ ...draft, is_active })}
        />
      )}
    </Panel>
  );
}
