import { InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import styles from "@/ui/designing/Editors.module.css";
import { Segments } from "@/ui/Segments";
import { useDesigning } from "../context";

const STOPS = [
  { value: "6", label: "1/4" },
  { value: "8", label: "1/3" },
  { value: "12", label: "1/2" },
  { value: "16", label: "2/3" },
  { value: "24", label: "1" },
];

type WidthPickerProps = { ids: readonly string[]; width: number | undefined };

/** How much of a line fields take: the usual shares, or any of 24 columns. */
export function WidthPicker({ ids, width = 24 }: WidthPickerProps) {
  const { t } = useTranslation();
  const { store, isReadOnly } = useDesigning();
  return (
    <div className={styles.widths} inert={isReadOnly}>
      <Segments
        label={t("designer.setting.width")}
        segments={STOPS}
        value={String(width)}
        onChange={(next) => store.setWidth(ids, Number(next))}
      />
      <InputNumber<number>
        size="small"
        aria-label={t("designer.columns_of_24")}
        suffix="/24"
        controls={false}
        min={1}
        max={24}
        precision={0}
        value={width}
        onChange={(next) => next !== null && store.setWidth(ids, next)}
      />
    </div>
  );
}
