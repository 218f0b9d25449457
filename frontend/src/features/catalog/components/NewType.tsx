import { Input, Select } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ORGANIZATION } from "@/api/choices";
import { elsewhere, problemAt } from "@/api/inputs";
import { ApplicationSelect, useApplication } from "@/features/accounts/components/ApplicationSelect";
import { useProposedCode } from "@/lib/codes";
import type { Text } from "@/lib/i18n";
import { Field } from "@/ui/Ask";
import { Icon, type IconName } from "@/ui/icons";
import { Panel } from "@/ui/Panel";
import { isNamed, TwoTongues } from "@/ui/TwoTongues";
import { useCreateType } from "../api";
import { TYPE_ICONS } from "../icons";

type NewTypeProps = { onClose: () => void; onMade: (code: string) => void };

/** A name is enough: the form, the process and the settings begin plain and are changed on screen. */
export function NewType({ onClose, onMade }: NewTypeProps) {
  const { t } = useTranslation();
  const { application, choose } = useApplication();
  const [name, setName] = useState<Text>({ "zh-CN": "", en: "" });
  const { code, type } = useProposedCode(name, "type");
  const [icon, setIcon] = useState<IconName>("box");
  const create = useCreateType();
  const place = application === ORGANIZATION ? null : application;
  const isReady = isNamed(name) && /^[a-z][a-z0-9-]{0,39}$/.test(code) && place !== null;
  function act(): void {
    if (!place) return;
    const body = { application: place, code, name: name as never, icon };
    create.mutate(body);
  }
  // Once nothing is unsaved any more, so that leaving is not asked about.
  const made = create.isSuccess ? code : null;
  useEffect(() => {
    if (made !== null) onMade(made);
  }, [made, onMade]);
  return (
    <Panel
      title={t("types.new")}
      act={t("catalog.make")}
      onAct={act}
      onClose={onClose}
      isBusy={create.isPending}
      isReady={isReady}
      isDirty={isNamed(name) && !create.isSuccess}
      error={elsewhere(create.error, ["name", "code"])}
    >
      <Field label={t("build.application")}>
        <ApplicationSelect application={place} onChange={choose} />
      </Field>
      <TwoTongues
        id="new-type"
        label={t("types.name")}
        value={name}
        onChange={setName}
        problem={problemAt(create.error, "name")}
        autoFocus
      />
      <Field
        label={t("catalog.code")}
        htmlFor="new-type-code"
        hint={t("catalog.code_hint")}
        problem={problemAt(create.error, "code")}
      >
        <Input id="new-type-code" value={code} onChange={(event) => type(event.target.value.toLowerCase())} />
      </Field>
      <Field label={t("types.icon")} htmlFor="new-type-icon" hint={t("types.begin_hint")}>
        <Select<IconName>
          id="new-type-icon"
          value={icon}
          onChange={setIcon}
          options={TYPE_ICONS.map((value) => ({ value, label: <Icon name={value} size={16} /> }))}
          style={{ width: 90 }}
        />
      </Field>
    </Panel>
  );
}
