import { useQuery } from "@tanstack/react-query";
import { Checkbox, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { elsewhere, problemAt } from "@/api/inputs";
import { type Text, useText } from "@/lib/i18n";
import { Field } from "@/ui/Ask";
import { IconButton } from "@/ui/Button";
import { Code } from "@/ui/Mark";
import { Panel, PanelPart } from "@/ui/Panel";
import { Toggle } from "@/ui/Toggle";
import { isNamed, TwoTongues } from "@/ui/TwoTongues";
import { tell } from "@/ui/tell";
import { permissionsQuery, type Role, useAskSecondStep, useSaveRole } from "../api";
import styles from "./Admin.module.css";

const SCOPES = ["own", "involved", "team", "department", "all"];
const LEVELS = ["hidden", "masked", "read", "edit"];
const EVERY_FIELD = "*";

type Draft = {
  key: string;
  name: Text;
  scope: string;
  permissions: string[];
  fields: Record<string, string>;
};

function draftOf(role: Role | null): Draft {
  return {
    key: role?.key ?? "",
    name: role?.name ?? {},
    scope: role?.scope ?? "own",
    permissions: role?.permissions ?? [],
    fields: role?.fields ?? {},
  };
}

export function RolePanel({ role, onClose }: { role: Role | null; onClose: () => void }) {
  const { t } = useTranslation();
  const text = useText();
  const [draft, setDraft] = useState(() => draftOf(role));
  const { data: permissions = [] } = useQuery(permissionsQuery);
  const save = useSaveRole();
  const isBuiltin = role?.is_builtin ?? false;
  const isDirty = JSON.stringify(draft) !== JSON.stringify(draftOf(role));
  function act(): void {
    const { key, ...body } = draft;
    save.mutate(
      { isNew: role === null, key, body },
      {
        onSuccess: () => {
          tell.done(t("admin.saved", { name: text(draft.name) }));
          onClose();
        },
      },
    );
  }
  return (
    <Panel
      title={role ? text(role.name) : t("roles.new")}
      act={isBuiltin ? undefined : role ? t("admin.save") : t("admin.create")}
      onAct={act}
      onClose={onClose}
      width={520}
      isBusy={save.isPending}
      isReady={isDirty && isNamed(draft.name) && draft.key !== ""}
      isDirty={isDirty && !save.isSuccess}
      error={elsewhere(save.error, ["key", "name"])}
    >
      {isBuiltin && <p className={styles.fact}>{t("roles.builtin_fact")}</p>}
      {!isBuiltin && (
        <TwoTongues
          id="role"
          label={t("roles.name")}
          autoFocus={!role}
          value={draft.name}
          onChange={(name) => setDraft({ ...draft, name })}
          problem={problemAt(save.error, "name")}
        />
      )}
      {!role && (
        <Field
          label={t("admin.code")}
          htmlFor="role-key"
          isRequired
          hint={t("admin.code_hint")}
          problem={problemAt(save.error, "key")}
        >
          <Input
            id="role-key"
            value={draft.key}
            onChange={(event) => setDraft({ ...draft, key: event.target.value })}
          />
        </Field>
      )}
      <Field label={t("roles.scope")} htmlFor="role-scope" hint={t("roles.scope_hint")}>
        <Select<string>
          id="role-scope"
          disabled={isBuiltin}
          value={draft.scope}
          onChange={(scope) => setDraft({ ...draft, scope })}
          options={SCOPES.map((scope) => ({ value: scope, label: t(`scopes.accounts.${scope}`) }))}
        />
      </Field>
      <PanelPart title={t("roles.permissions")}>
        <Checkbox.Group
          disabled={isBuiltin}
          value={draft.permissions}
          onChange={(chosen) => setDraft({ ...draft, permissions: chosen })}
        >
          <div className={styles.permissions}>
            {permissions.map((permission) => (
              <Checkbox key={permission.code} value={permission.code}>
                {text(permission.name)}
              </Checkbox>
            ))}
          </div>
        </Checkbox.Group>
      </PanelPart>
      {role && <SecondStepToggle role={role} />}
      <FieldLevels
        fields={draft.fields}
        isFixed={isBuiltin}
        onChange={(fields) => setDraft({ ...draft, fields })}
      />
    </Panel>
  );
}

/** Also roles that come with the product may ask for a second step; it holds at once. */
function SecondStepToggle({ role }: { role: Role }) {
  const { t } = useTranslation();
  const asking = useAskSecondStep();
  return (
    <Toggle
      label={t("roles.second_step")}
      hint={t("roles.second_step_hint")}
      isOn={asking.data?.needs_second_step ?? role.needs_second_step}
      isBusy={asking.isPending}
      onChange={(is_needed) => asking.mutate({ role: role.key, is_needed })}
    />
  );
}

type FieldLevelsProps = {
  fields: Record<string, string>;
  isFixed: boolean;
  onChange: (fields: Record<string, string>) => void;
};

/** What somebody with this role may do with single fields, and with all the others. */
function FieldLevels({ fields, isFixed, onChange }: FieldLevelsProps) {
  const { t } = useTranslation();
  const [added, setAdded] = useState("");
  const entries = Object.entries({ [EVERY_FIELD]: "edit", ...fields });
  const without = (field: string) =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => name !== field));
  function add(): void {
    if (added.trim()) onChange({ ...fields, [added.trim()]: "read" });
    setAdded("");
  }
  return (
    <PanelPart title={t("roles.fields")}>
      <ul className={styles.lines}>
        {entries.map(([field, level]) => (
          <li key={field}>
            <span className={styles.grow}>
              {field === EVERY_FIELD ? t("roles.other_fields") : <Code>{field}</Code>}
            </span>
            <Select<string>
              size="small"
              aria-label={t("roles.level_of", { field })}
              disabled={isFixed}
              value={level}
              onChange={(chosen) => onChange({ ...fields, [field]: chosen })}
              options={LEVELS.map((one) => ({ value: one, label: t(`levels.accounts.${one}`) }))}
            />
            {field !== EVERY_FIELD && !isFixed && (
              <IconButton
                icon="close"
                isSmall
                label={t("roles.drop_field", { field })}
                onClick={() => onChange(without(field))}
              />
            )}
          </li>
        ))}
      </ul>
      {!isFixed && (
        <Input
          aria-label={t("roles.add_field")}
          placeholder={t("roles.add_field")}
          value={added}
          onChange={(event) => setAdded(event.target.value)}
          onBlur={add}
          onPressEnter={(event) => {
            event.preventDefault();
            add();
          }}
        />
      )}
    </PanelPart>
  );
}
