import { Checkbox, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { IconButton } from "@/ui/Button";
import { AddChip } from "@/ui/FilterChip";
import type { BodyFact } from "../hookApi";
import styles from "./Hooks.module.css";

const TYPES = ["text", "number", "boolean", "date", "datetime"];

type HookReadsProps = { facts: BodyFact[]; onChange: (facts: BodyFact[]) => void };

/** What is read of a body: the path to it, its name from then on, its type. */
export function HookReads({ facts, onChange }: HookReadsProps) {
  const { t } = useTranslation();
  const put = (index: number, said: Partial<BodyFact>) =>
    onChange(facts.map((one, place) => (place === index ? { ...one, ...said } : one)));
  return (
    <div className={styles.reads}>
      {facts.map((one, index) => (
        <div key={index} className={styles.read}>
          <Input
            aria-label={t("hooks.path")}
            placeholder="alert.labels.host"
            value={one.path}
            onChange={({ target }) => put(index, { path: target.value })}
          />
          <Input
            aria-label={t("hooks.key")}
            placeholder="host"
            value={one.key}
            onChange={({ target }) => put(index, { key: target.value })}
          />
          <Select<string>
            aria-label={t("hooks.kind")}
            value={one.type}
            onChange={(type) => put(index, { type })}
            options={TYPES.map((type) => ({ value: type, label: t(`hooks.type_${type}`) }))}
          />
          <Checkbox
            checked={one.is_required === true}
            onChange={({ target }) => put(index, { is_required: target.checked })}
          >
            {t("hooks.required")}
          </Checkbox>
          <IconButton
            icon="close"
            isSmall
            label={t("hooks.drop", { name: one.key })}
            onClick={() => onChange(facts.filter((_, place) => place !== index))}
          />
        </div>
      ))}
      <AddChip onClick={() => onChange([...facts, { key: "", path: "", type: "text" }])}>
        {t("hooks.add_read")}
      </AddChip>
    </div>
  );
}
