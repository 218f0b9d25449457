import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTeamNames } from "@/api/choices";
import { elsewhere, problemAt } from "@/api/inputs";
import { useProposedCode } from "@/lib/codes";
import type { Text } from "@/lib/i18n";
import { useText } from "@/lib/i18n";
import { Field } from "@/ui/Ask";
import { Panel } from "@/ui/Panel";
import { isNamed, TwoTongues } from "@/ui/TwoTongues";
import { tell } from "@/ui/tell";
import { useCreateApplication } from "../api";

type NewApplicationProps = { onClose: () => void; onMade: (code: string) => void };

/** An empty application: a name, and the desk that what no rule places comes to. */
export function NewApplication({ onClose, onMade }: NewApplicationProps) {
  const { t } = useTranslation();
  const text = useText();
  const teams = useTeamNames();
  const [name, setName] = useState<Text>({ "zh-CN": "", en: "" });
  const { code, type } = useProposedCode(name, "app");
  const [desk, setDesk] = useState<string>();
  const create = useCreateApplication();
  const isReady = isNamed(name) && /^[a-z][a-z0-9-]{1,38}$/.test(code) && desk !== undefined;
  function act(): void {
    if (!desk) return;
    create.mutate(
      { name: name as never, code, desk_team: desk, icon: "box" },
      {
        onSuccess: () => {
          tell.done(t("admin.saved", { name: text(name) }));
          onMade(code);
        },
      },
    );
  }
  return (
    <Panel
      title={t("catalog.new_application")}
      act={t("catalog.make")}
      onAct={act}
      onClose={onClose}
      isBusy={create.isPending}
      isReady={isReady}
      isDirty={isNamed(name) && !create.isSuccess}
      error={elsewhere(create.error, ["name", "code", "desk_team"])}
    >
      <TwoTongues
        id="new-application"
        label={t("catalog.application_name")}
        value={name}
        onChange={setName}
        problem={problemAt(create.error, "name")}
        autoFocus
      />
      <Field
        label={t("catalog.code")}
        htmlFor="new-application-code"
        hint={t("catalog.code_hint")}
        problem={problemAt(create.error, "code")}
      >
        <Input
          id="new-application-code"
          value={code}
          onChange={(event) => type(event.target.value.toLowerCase())}
        />
      </Field>
      <Field
        label={t("catalog.desk_team")}
        htmlFor="new-application-desk"
        isRequired
        hint={t("catalog.desk_hint")}
        problem={problemAt(create.error, "desk_team")}
      >
        <Select<string>
          id="new-application-desk"
          showSearch={{ optionFilterProp: "label" }}
          value={desk}
          onChange={setDesk}
          options={teams.choices}
        />
      </Field>
    </Panel>
  );
}
