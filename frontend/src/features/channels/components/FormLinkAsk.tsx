import { useQuery } from "@tanstack/react-query";
import { Input, InputNumber, Select } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { inputOfMoment, momentOfInput } from "@/features/forms/moments";
import { Ask, Field } from "@/ui/Ask";
import { PanelPair } from "@/ui/Panel";
import { ErrorLine } from "@/ui/States";
import { isNamed, TwoTongues } from "@/ui/TwoTongues";
import {
  type FormLink,
  factsOf,
  type LinkFacts,
  type LinkField,
  linkFieldsQuery,
  type Target,
  useKeepLink,
} from "../linkApi";
import { FieldChoice } from "./FieldChoice";
import { type Filled, useFillable } from "./fillable";

type FormLinkAskProps = { link?: FormLink; onClose: () => void };
const NEW: LinkFacts = {
  name: {},
  intro: {},
  fields: [],
  expires_at: null,
  per_hour: null,
  is_open: true,
  rev: 0,
};

/** What a link asks and how long it is open; the address comes when it is opened. */
export function FormLinkAsk({ link, onClose }: FormLinkAskProps) {
  const { t } = useTranslation();
  const id = useId();
  const [type, choose] = useState<Filled | undefined>(link && targetOf(link));
  const [facts, setFacts] = useState<LinkFacts>(link ? factsOf(link) : NEW);
  const [isPicked, setPicked] = useState(link !== undefined);
  const say = (said: Partial<LinkFacts>) => setFacts((now) => ({ ...now, ...said }));
  const fields = useFieldsOf(type);
  const asked = isPicked ? facts.fields : usual(fields);
  const keep = useKeepLink(link?.id);
  const act = t(link ? "links.save" : "links.new");
  return (
    <Ask
      title={t(link ? "links.edit" : "links.new")}
      act={act}
      width={560}
      isReady={type !== undefined && isNamed(facts.name) && asked.length > 0}
      isBusy={keep.isPending}
      onAct={() => type && keep.mutate({ ...facts, fields: asked, ...type }, { onSuccess: onClose })}
      onClose={onClose}
    >
      {!link && (
        <TypeChoice
          id={`${id}-what`}
          chosen={type}
          onChoose={(found) => {
            choose({ target: found.target, code: found.code });
            say({ name: found.name });
            setPicked(false);
          }}
        />
      )}
      <TwoTongues
        id={`${id}-name`}
        label={t("links.name")}
        value={facts.name}
        onChange={(name) => say({ name })}
      />
      <TwoTongues
        id={`${id}-intro`}
        label={t("links.intro")}
        value={facts.intro ?? {}}
        onChange={(intro) => say({ intro })}
        isOptional
      />
      {fields.length > 0 && (
        <Field label={t("links.fields")} htmlFor={`${id}-fields`}>
          <FieldChoice
            id={`${id}-fields`}
            fields={fields}
            chosen={asked}
            onChange={(chosen) => {
              setPicked(true);
              say({ fields: chosen });
            }}
          />
        </Field>
      )}
      <Limits id={id} facts={facts} onChange={say} />
      {keep.isError && <ErrorLine>{sentence(keep.error)}</ErrorLine>}
    </Ask>
  );
}

interface TypeChoiceProps {
  id: string;
  chosen: Filled | undefined;
  onChoose: (type: ReturnType<typeof useFillable>[number]) => void;
}

function TypeChoice({ id, chosen, onChoose }: TypeChoiceProps) {
  const { t } = useTranslation();
  const types = useFillable();
  return (
    <Field label={t("links.what")} htmlFor={id} hint={t("links.anybody")} isRequired>
      <Select<string>
        id={id}
        showSearch={{ optionFilterProp: "label" }}
        value={chosen && `${chosen.target}/${chosen.code}`}
        options={types.map(({ key, label }) => ({ value: key, label }))}
        onChange={(key) => {
          const found = types.find((one) => one.key === key);
          if (found) onChoose(found);
        }}
      />
    </Field>
  );
}

interface LimitsProps {
  id: string;
  facts: LinkFacts;
  onChange: (said: Partial<LinkFacts>) => void;
}

function Limits({ id, facts, onChange }: LimitsProps) {
  const { t } = useTranslation();
  return (
    <PanelPair>
      <Field label={t("links.expires")} htmlFor={`${id}-expires`} hint={t("links.expires_hint")}>
        <Input
          id={`${id}-expires`}
          type="datetime-local"
          value={facts.expires_at ? inputOfMoment(facts.expires_at) : ""}
          onChange={({ target }) =>
            onChange({ expires_at: target.value ? momentOfInput(target.value) : null })
          }
        />
      </Field>
      <Field label={t("links.per_hour")} htmlFor={`${id}-hour`} hint={t("links.per_hour_hint")}>
        <InputNumber
          id={`${id}-hour`}
          min={1}
          max={10_000}
          value={facts.per_hour}
          onChange={(per_hour) => onChange({ per_hour })}
        />
      </Field>
    </PanelPair>
  );
}

function useFieldsOf(type: Filled | undefined): LinkField[] {
  return useQuery(linkFieldsQuery(type?.target ?? "record_type", type?.code ?? "")).data ?? [];
}

function targetOf(link: FormLink): Filled {
  return { target: link.target as Target, code: link.code };
}

function usual(fields: LinkField[]): string[] {
  return fields.filter((one) => one.is_fit).map((one) => one.id);
}
