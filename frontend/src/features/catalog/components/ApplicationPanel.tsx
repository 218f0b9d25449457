import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Application, useTeamNames } from "@/api/choices";
import { elsewhere, problemAt } from "@/api/inputs";
import { useText } from "@/lib/i18n";
import { Field } from "@/ui/Ask";
import { Panel } from "@/ui/Panel";
import { Toggle } from "@/ui/Toggle";
import { isNamed, TwoTongues } from "@/ui/TwoTongues";
import { tell } from "@/ui/tell";
import { useSaveApplication } from "../api";

export function ApplicationPanel({
  application,
  onClose,
}: {
  application: Application;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const text = useText();
  const teams = useTeamNames();
  const was = { name: application.name, desk_team: application.desk_team, is_active: true };
  const [draft, setDraft] = useState(was);
  const save = useSaveApplication();
  const isDirty = JSON.stringify(draft) !== JSON.stringify(was);
  function act(): void {
    save.mutate(
      { code: application.code, body: draft },
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
      title={text(application.name)}
      act={t("admin.save")}
      onAct={act}
      onClose={onClose}
      isBusy={save.isPending}
      isReady={isDirty && isNamed(draft.name)}
      isDirty={isDirty && !save.isSuccess}
      error={elsewhere(save.error, ["name", "desk_team"])}
    >
      <TwoTongues
        id="application"
        label={t("catalog.application_name")}
        value={draft.name}
        onChange={(name) => setDraft({ ...draft, name })}
        problem={problemAt(save.error, "name")}
      />
      <Field
        label={t("catalog.desk_team")}
        htmlFor="application-desk"
        hint={t("catalog.desk_hint")}
        problem={problemAt(save.error, "desk_team")}
      >
        <Select<string>
          id="application-desk"
          showSearch={{ optionFilterProp: "label" }}
          value={draft.desk_team}
          onChange={(desk_team) => setDraft({ ...draft, desk_team })}
          options={teams.choices}
        />
      </Field>
      <Toggle
        label={t("catalog.application_on")}
        hint={t("catalog.application_on_hint")}
        isOn={draft.is_active}
        onChange={(is_active) => setDraft({ ...draft, is_active })}
      />
    </Panel>
  );
}
