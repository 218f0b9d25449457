import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { ORGANIZATION } from "@/api/choices";
import { elsewhere, problemAt } from "@/api/inputs";
import { Problem, sentence } from "@/api/problem";
import { ApplicationSelect, useApplication } from "@/features/accounts/components/ApplicationSelect";
import type { Text } from "@/lib/i18n";
import { Ask, Field } from "@/ui/Ask";
import { ErrorLine } from "@/ui/States";
import { isNamed, TwoTongues } from "@/ui/TwoTongues";
import { putDraft, useCreateProcess } from "../../api";
import { firstContent } from "../begin";
import { randomLetters } from "../identity";

const LETTERS = /[a-z0-9]+/g;

/** Begins a process: what it is called, where it belongs; its code is proposed, its first steps drawn. */
export function NewProcessAsk({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { application, choose } = useApplication();
  const [name, setName] = useState<Text>({});
  const [typed, setTyped] = useState<string | null>(null);
  const [random] = useState(() => `process-${randomLetters(6)}`);
  const create = useCreateProcess();
  const code = typed ?? proposed(name.en ?? "", random);
  const isTaken = create.error instanceof Problem && create.error.code === "flows.code_taken";
  function act(): void {
    const place = application === ORGANIZATION || application === null ? "" : application;
    create.mutate(
      { code, name, application: place },
      {
        onSuccess: async () => {
          await putDraft(code, { content: firstContent(), seen: "" });
          await navigate(`/build/processes/${code}`);
        },
      },
    );
  }
  const failed = isTaken ? null : elsewhere(create.error, ["code", "name"]);
  return (
    <Ask
      title={t("process.new")}
      act={t("admin.create")}
      width={520}
      isBusy={create.isPending}
      isReady={isNamed(name) && code !== ""}
      onAct={act}
      onClose={onClose}
    >
      {failed ? <ErrorLine>{sentence(failed)}</ErrorLine> : null}
      <TwoTongues
        id="process"
        label={t("process.setting.process_name")}
        autoFocus
        value={name}
        onChange={setName}
        problem={problemAt(create.error, "name")}
      />
      <Field label={t("build.application")}>
        <ApplicationSelect application={application} onChange={choose} />
      </Field>
      <Field
        label={t("process.setting.process_code")}
        htmlFor="process-code"
        problem={isTaken ? sentence(create.error) : problemAt(create.error, "code")}
      >
        <Input
          id="process-code"
          spellCheck={false}
          value={code}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
    </Ask>
  );
}

function proposed(name: string, otherwise: string): string {
  const joined = (name.toLowerCase().match(LETTERS) ?? []).join("-").replace(/^[0-9-]+/, "");
  return joined.length >= 3 ? joined.slice(0, 40).replace(/-+$/, "") : otherwise;
}
