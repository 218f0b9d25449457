import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { applicationsQuery } from "@/api/choices";
import { elsewhere, problemAt } from "@/api/inputs";
import { useApplication } from "@/features/accounts/components/ApplicationSelect";
import { useProposedCode } from "@/lib/codes";
import { type Text, useText } from "@/lib/i18n";
import { Field } from "@/ui/Ask";
import { Icon, type IconName } from "@/ui/icons";
import { Panel } from "@/ui/Panel";
import { isNamed, TwoTongues } from "@/ui/TwoTongues";
import { createType, typesQuery } from "../api";
import styles from "./Records.module.css";

const ICONS: IconName[] = [
  "data",
  "user",
  "team",
  "dept",
  "phone",
  "machine",
  "desk",
  "box",
  "loc",
  "door",
  "book",
  "file",
  "stamp",
  "yuan",
  "calendar",
  "tag",
  "star",
  "flag",
];
const CODE = /^[a-z][a-z0-9_-]{0,39}$/;
const PATHS = ["code", "name"];

/** A new record type: its name, its sign, where it belongs; its form is drawn next. */
export function NewTypePanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const text = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { data: applications = [] } = useQuery(applicationsQuery);
  const [name, setName] = useState<Text>({});
  const { code, type } = useProposedCode(name, "data");
  const [icon, setIcon] = useState<IconName>("data");
  const [chosen, setChosen] = useState<string | null>(null);
  const { application: here } = useApplication();
  const known = applications.find((one) => one.code === (chosen ?? here)) ?? applications[0];
  const application = known?.code ?? null;
  const making = useMutation({
    meta: { isQuiet: true },
    mutationFn: () => createType({ application: application ?? "", code, name, icon, position: 0 }),
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: typesQuery.queryKey });
      void queries.invalidateQueries({ queryKey: ["forms"] });
      onClose();
      void navigate(`/build/forms/${made.form}`);
    },
  });
  return (
    <Panel
      title={t("records.new_type")}
      act={t("records.make_type")}
      isReady={isNamed(name) && CODE.test(code) && application !== null}
      isBusy={making.isPending}
      error={elsewhere(making.error, PATHS)}
      onAct={() => making.mutate()}
      onClose={onClose}
    >
      <TwoTongues
        id="type-name"
        label={t("records.type_name")}
        value={name}
        onChange={setName}
        autoFocus
        problem={problemAt(making.error, "name")}
      />
      <Field
        label={t("admin.code")}
        htmlFor="type-code"
        isRequired
        hint={t("records.code_hint")}
        problem={
          problemAt(making.error, "code") ?? (code && !CODE.test(code) ? t("records.code_wrong") : undefined)
        }
      >
        <Input id="type-code" value={code} maxLength={40} onChange={(event) => type(event.target.value)} />
      </Field>
      <Field label={t("build.application")} htmlFor="type-application" isRequired>
        <Select<string>
          id="type-application"
          value={application}
          onChange={setChosen}
          options={applications.map((one) => ({ value: one.code, label: text(one.name) }))}
        />
      </Field>
      <Field label={t("records.icon")}>
        <div className={styles.iconChoice} role="radiogroup" aria-label={t("records.icon")}>
          {ICONS.map((one) => (
            <button
              key={one}
              type="button"
              role="radio"
              aria-checked={one === icon}
              aria-label={one}
              onClick={() => setIcon(one)}
            >
              <Icon name={one} />
            </button>
          ))}
        </div>
      </Field>
    </Panel>
  );
}
