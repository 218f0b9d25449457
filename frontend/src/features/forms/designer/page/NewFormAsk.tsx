import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { ORGANIZATION } from "@/api/choices";
import { elsewhere, problemAt } from "@/api/inputs";
import { Problem, sentence } from "@/api/problem";
import { ApplicationSelect, useApplication } from "@/features/accounts/components/ApplicationSelect";
import { useProposedCode } from "@/lib/codes";
import type { Text } from "@/lib/i18n";
import { Ask, Field } from "@/ui/Ask";
import { ErrorLine } from "@/ui/States";
import { isNamed, TwoTongues } from "@/ui/TwoTongues";
import { useCreateForm } from "../api";

/** Begins a form: what it is called, where it belongs; its code is proposed. */
export function NewFormAsk({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { application, choose } = useApplication();
  const [name, setName] = useState<Text>({});
  const { code, type } = useProposedCode(name, "form");
  const create = useCreateForm();
  const isTaken = create.error instanceof Problem && create.error.code === "forms.code_taken";
  function act(): void {
    const place = application === ORGANIZATION || application === null ? "" : application;
    create.mutate(
      { code, name, application: place },
      { onSuccess: () => void navigate(`/build/forms/${code}`) },
    );
  }
  const failed = isTaken ? null : elsewhere(create.error, ["code", "name"]);
  return (
    <Ask
      title={t("designer.new_form")}
      act={t("admin.create")}
      width={520}
      isBusy={create.isPending}
      isReady={isNamed(name) && code !== ""}
      onAct={act}
      onClose={onClose}
    >
      {failed ? <ErrorLine>{sentence(failed)}</ErrorLine> : null}
      <TwoTongues
        id="form"
        label={t("designer.setting.form_name")}
        autoFocus
        value={name}
        onChange={setName}
        problem={problemAt(create.error, "name")}
      />
      <Field label={t("build.application")}>
        <ApplicationSelect application={application} onChange={choose} />
      </Field>
      <Field
        label={t("designer.setting.form_code")}
        htmlFor="form-code"
        hint={t("designer.help.form_code")}
        problem={isTaken ? sentence(create.error) : problemAt(create.error, "code")}
      >
        <Input
          id="form-code"
          spellCheck={false}
          value={code}
          onChange={(event) => type(event.target.value)}
        />
      </Field>
    </Ask>
  );
}
