import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import type { LinkField } from "../linkApi";
import styles from "./FormLinks.module.css";

type FieldChoiceProps = {
  id: string;
  fields: LinkField[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
};

/** Which fields a link asks; what reads the organization's data cannot be chosen. */
export function FieldChoice({ id, fields, chosen, onChange }: FieldChoiceProps) {
  const { t } = useTranslation();
  const text = useText();
  const asked = new Set(chosen);
  const turn = (field: LinkField, isOn: boolean) =>
    onChange(fields.map((one) => one.id).filter((one) => (one === field.id ? isOn : asked.has(one))));
  return (
    <fieldset id={id} className={styles.fields} aria-label={t("links.fields")}>
      {fields.map((field) => (
        <Checkbox
          key={field.id}
          checked={asked.has(field.id)}
          disabled={!field.is_fit}
          onChange={(event) => turn(field, event.target.checked)}
        >
          {text(field.label)}
          {field.is_required && <small>{t("links.required")}</small>}
          {!field.is_fit && <small>{t("links.not_fit")}</small>}
        </Checkbox>
      ))}
    </fieldset>
  );
}
