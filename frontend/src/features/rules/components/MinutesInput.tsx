import { InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./Triggers.module.css";

const UNITS = [
  { unit: "minutes", size: 1 },
  { unit: "hours", size: 60 },
  { unit: "days", size: 24 * 60 },
] as const;

type MinutesInputProps = { label: string; value: number; onChange: (minutes: number) => void };

/** A span in the largest unit that says it whole; kept in minutes. */
export function MinutesInput({ label, value, onChange }: MinutesInputProps) {
  const { t } = useTranslation();
  const { size } = [...UNITS].reverse().find((one) => value > 0 && value % one.size === 0) ?? UNITS[0];
  return (
    <span className={styles.pair}>
      <InputNumber<number>
        aria-label={label}
        min={1}
        value={value / size}
        onChange={(count) => onChange((count ?? 1) * size)}
      />
      <Select<number>
        aria-label={t("triggers.unit")}
        value={size}
        onChange={(chosen) => onChange((value / size) * chosen)}
        options={UNITS.map((one) => ({ value: one.size, label: t(`triggers.unit_${one.unit}`) }))}
      />
    </span>
  );
}
