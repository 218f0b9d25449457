import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { applicationsQuery } from "@/api/choices";
import { departmentsQuery } from "@/features/accounts/api";
import { useText } from "@/lib/i18n";
import styles from "./Review.module.css";

type NarrowProps = { value: string | null; onChange: (value: string | null) => void };
type Option = { value: string; label: string };

/** Only one application's orders. */
export function ApplicationFilter(props: NarrowProps) {
  const { t } = useTranslation();
  const text = useText();
  const { data = [] } = useQuery(applicationsQuery);
  const options = data.map((one) => ({ value: one.code, label: text(one.name) }));
  return <Narrow {...props} label={t("review.application")} all={t("review.all")} options={options} />;
}

/** Only the orders that a department's teams hold. */
export function DepartmentFilter(props: NarrowProps) {
  const { t } = useTranslation();
  const text = useText();
  const { data = [] } = useQuery(departmentsQuery);
  const options = data.map((one) => ({ value: one.code, label: text(one.name) }));
  return <Narrow {...props} label={t("review.department")} all={t("review.all")} options={options} />;
}

/** Whether history from other systems counts along, or alone; it is left out otherwise. */
export function ImportedFilter(props: NarrowProps) {
  const { t } = useTranslation();
  const options = [
    { value: "include", label: t("review.imported_too") },
    { value: "only", label: t("review.imported_only") },
  ];
  return <Narrow {...props} label={t("review.imported")} all={t("review.imported_not")} options={options} />;
}

function Narrow({
  label,
  all,
  options,
  value,
  onChange,
}: NarrowProps & { label: string; all: string; options: Option[] }) {
  return (
    <Select<string>
      aria-label={label}
      className={styles.narrow}
      size="small"
      allowClear
      value={value ?? undefined}
      onChange={(chosen) => onChange(chosen ?? null)}
      popupMatchSelectWidth={false}
      placeholder={
        <span>
          <em>{label}</em>
          <b>{all}</b>
        </span>
      }
      options={options}
    />
  );
}
