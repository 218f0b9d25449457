import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Expression } from "@/lib/expressions/operation";
import { IconButton } from "@/ui/Button";
import styles from "@/ui/designing/Editors.module.css";
import { AddChip } from "@/ui/FilterChip";
import type { Linkage } from "../../definition";
import type { DesignField } from "../content";
import { useForeignChoices } from "./foreign";
import { RecordTypeSelect } from "./foreignEditors";
import { useFieldChoices } from "./useFieldChoices";

type Way = { by: "linkage" } & Linkage;
type Match = Linkage["match"][number];
type LinkageEditorProps = {
  field: DesignField;
  linkage: Way;
  isDisabled: boolean;
  onChange: (linkage: Way) => void;
};

/** Filled from records: from which, found how, which of their fields, and what when none or many are found. */
export function LinkageEditor({ field, linkage, isDisabled, onChange }: LinkageEditorProps) {
  const { t } = useTranslation();
  const theirs = useForeignChoices(linkage.record_type);
  const ours = useFieldChoices(field);
  const set = (change: Partial<Way>) => onChange({ ...linkage, ...change });
  const put = (index: number, match: Match | null) =>
    set({ match: linkage.match.flatMap((one, place) => (place === index ? (match ?? []) : [one])) });
  const fresh = (): Match => ({ field: theirs[0]?.value ?? "", equals: { field: ours[0]?.value ?? "" } });
  return (
    <div className={styles.box}>
      <RecordTypeSelect
        label={t("designer.linkage.record_type")}
        placeholder={t("designer.no_record_type")}
        isDisabled={isDisabled}
        value={linkage.record_type || undefined}
        onChange={(record_type) => set({ record_type: record_type ?? "", match: [], take: "" })}
      />
      {linkage.match.map((match, index) => (
        <div key={index} className={styles.match}>
          <Select<string>
            aria-label={t("designer.linkage.theirs")}
            disabled={isDisabled}
            value={match.field || undefined}
            options={theirs}
            onChange={(theirField) => put(index, { ...match, field: theirField })}
          />
          =
          <Select<string>
            aria-label={t("designer.linkage.ours")}
            disabled={isDisabled}
            value={fieldIn(match.equals)}
            options={ours.map(({ value, label }) => ({ value, label }))}
            onChange={(ourField) => put(index, { ...match, equals: { field: ourField } })}
          />
          <IconButton
            icon="close"
            isSmall
            disabled={isDisabled}
            label={t("conditions.remove")}
            onClick={() => put(index, null)}
          />
        </div>
      ))}
      {linkage.record_type !== "" && !isDisabled && (
        <div>
          <AddChip onClick={() => set({ match: [...linkage.match, fresh()] })}>
            {t("designer.linkage.match")}
          </AddChip>
        </div>
      )}
      <Select<string>
        aria-label={t("designer.linkage.take")}
        placeholder={t("designer.linkage.take")}
        disabled={isDisabled}
        value={linkage.take || undefined}
        options={theirs}
        onChange={(take) => set({ take })}
      />
      <div className={styles.pair}>
        <Select<string>
          aria-label={t("designer.linkage.when_none")}
          disabled={isDisabled}
          value={linkage.when_none ?? "clear"}
          options={["clear", "keep"].map((one) => ({ value: one, label: t(`designer.linkage.none_${one}`) }))}
          onChange={(next) => set({ when_none: next as Linkage["when_none"] })}
        />
        <Select<string>
          aria-label={t("designer.linkage.when_many")}
          disabled={isDisabled}
          value={linkage.when_many ?? "clear"}
          options={["first", "clear", "pick"].map((one) => ({
            value: one,
            label: t(`designer.linkage.many_${one}`),
          }))}
          onChange={(next) => set({ when_many: next as Linkage["when_many"] })}
        />
      </div>
    </div>
  );
}

function fieldIn(expression: Expression): string | undefined {
  return "field" in expression ? expression.field || undefined : undefined;
}
