import { Switch } from "antd";
import { type ReactNode, useId } from "react";
import styles from "./Toggle.module.css";

type ToggleProps = {
  label: ReactNode;
  hint?: ReactNode;
  isOn: boolean;
  isBusy?: boolean;
  onChange: (isOn: boolean) => void;
};

/** Something that is so or not so, with what it means. */
export function Toggle({ label, hint, isOn, isBusy, onChange }: ToggleProps) {
  const id = useId();
  return (
    <div className={styles.toggle}>
      <label htmlFor={id}>
        {label}
        {hint && <small>{hint}</small>}
      </label>
      <Switch id={id} size="small" checked={isOn} loading={isBusy} onChange={onChange} />
    </div>
  );
}
