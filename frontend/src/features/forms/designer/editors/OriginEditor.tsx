import { useQuery } from "@tanstack/react-query";
import { Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import styles from "@/ui/designing/Editors.module.css";
import type { FieldOption } from "../../definition";
import { dictionariesQuery } from "../api";
import type { DesignField } from "../content";
import { useDesigning } from "../context";
import { useForeignChoices } from "./foreign";
import { RecordTypeSelect } from "./foreignEditors";

export type Origin = "own" | "dictionary" | "source";

export function originOf({ dictionary, source }: DesignField): Origin {
  if (source !== undefined) return "source";
  return dictionary === undefined ? "own" : "dictionary";
}

type OriginEditorProps = {
  id: string;
  field: DesignField;
  /** The setting in which a field keeps options of its own. */
  own: "options" | "tree";
  isDisabled: boolean;
};

const FIRST: FieldOption[] = [{ key: "o1", label: {} }];

/** Where options come from: written here, shared in a dictionary, or records of a kind. */
export function OriginEditor({ id, field, own, isDisabled }: OriginEditorProps) {
  const { t } = useTranslation();
  const { store } = useDesigning();
  const origin = originOf(field);
  const ways: Origin[] = own === "tree" ? ["own", "dictionary"] : ["own", "dictionary", "source"];
  const begin = (next: Origin) =>
    store.setSome(field.id, {
      [own]: next === "own" ? FIRST : undefined,
      dictionary: next === "dictionary" ? "" : undefined,
      source: next === "source" ? { record_type: "" } : undefined,
    });
  return (
    <div className={styles.stack}>
      <Select<Origin>
        id={id}
        disabled={isDisabled}
        value={origin}
        options={ways.map((one) => ({ value: one, label: t(`designer.origin.${one}`) }))}
        onChange={begin}
      />
      {origin === "dictionary" && <DictionarySelect field={field} isDisabled={isDisabled} />}
      {origin === "source" && <SourceEditor field={field} isDisabled={isDisabled} />}
    </div>
  );
}

type PartProps = Pick<OriginEditorProps, "field" | "isDisabled">;

function DictionarySelect({ field, isDisabled }: PartProps) {
  const { t } = useTranslation();
  const text = useText();
  const { store } = useDesigning();
  const { data = [] } = useQuery(dictionariesQuery);
  return (
    <Select<string>
      aria-label={t("designer.setting.dictionary")}
      disabled={isDisabled}
      showSearch={{ optionFilterProp: "label" }}
      placeholder={t("designer.origin.dictionary")}
      notFoundContent={t("designer.no_dictionary")}
      value={(field.dictionary as string) || undefined}
      options={data.filter(isOffered(field)).map(({ code, name }) => ({ value: code, label: text(name) }))}
      onChange={(dictionary) => store.set([field.id], "dictionary", dictionary)}
    />
  );
}

const isOffered = (field: DesignField) => (one: { code: string; is_active: boolean }) =>
  one.is_active || one.code === field.dictionary;

type Source = { record_type: string; label?: string };

function SourceEditor({ field, isDisabled }: PartProps) {
  const { t } = useTranslation();
  const { store } = useDesigning();
  const source = field.source as Source;
  const choices = useForeignChoices(source.record_type);
  const set = (next: Source) => store.set([field.id], "source", next);
  return (
    <>
      <RecordTypeSelect
        label={t("designer.setting.record_type")}
        placeholder={t("designer.no_record_type")}
        isDisabled={isDisabled}
        value={source.record_type || undefined}
        onChange={(record_type) => set({ record_type: record_type ?? "" })}
      />
      {choices.length > 0 ? (
        <Select<string>
          allowClear
          aria-label={t("designer.source_label")}
          placeholder={t("designer.source_label")}
          disabled={isDisabled}
          value={source.label}
          options={choices}
          onChange={(label?: string) =>
            set(label ? { ...source, label } : { record_type: source.record_type })
          }
        />
      ) : (
        source.label !== undefined && (
          <Input disabled value={source.label} aria-label={t("designer.source_label")} />
        )
      )}
    </>
  );
}
