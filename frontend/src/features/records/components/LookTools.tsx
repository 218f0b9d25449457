import { Select } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Column } from "../columns";
import styles from "./Looks.module.css";

type LookToolsProps = {
  label: string;
  columns: readonly Column[];
  value: Column | undefined;
  onChange: (code: string) => void;
  children?: ReactNode;
};

/** By which field records are laid out. */
export function LookTools({ label, columns, value, onChange, children }: LookToolsProps) {
  return (
    <div className={styles.tools}>
      <FieldChoice label={label} columns={columns} value={value} onChange={onChange} />
      {children}
    </div>
  );
}

export function FieldChoice({ label, columns, value, onChange }: Omit<LookToolsProps, "children">) {
  return (
    <>
      <span>{label}</span>
      <Select<string>
        size="small"
        aria-label={label}
        value={value?.code}
        onChange={onChange}
        options={columns.map((column) => ({ value: column.code, label: column.label }))}
      />
    </>
  );
}

/** More are there than are shown: said, so that nobody takes a part for the whole. */
export function Partly({ count }: { count: number }) {
  const { t } = useTranslation();
  return <span>{t("records.partly", { count })}</span>;
}
