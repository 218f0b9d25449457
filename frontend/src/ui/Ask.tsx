import { Modal } from "antd";
import { type FormEvent, type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Ask.module.css";
import { Button } from "./Button";

type AskProps = {
  title: string;
  act: string;
  onAct: () => void;
  onClose: () => void;
  isBusy?: boolean;
  isReady?: boolean;
  isDanger?: boolean;
  width?: number;
  children: ReactNode;
};

/** A small question that a person must answer before something is done. */
export function Ask({
  title,
  act,
  onAct,
  onClose,
  isBusy,
  isReady = true,
  isDanger,
  width = 440,
  children,
}: AskProps) {
  const { t } = useTranslation();
  const form = useId();
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (isReady) onAct();
  }
  return (
    <Modal
      open
      title={title}
      width={width}
      onCancel={onClose}
      footer={
        <div className={styles.foot}>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button
            kind={isDanger ? "danger" : "primary"}
            type="submit"
            form={form}
            isBusy={isBusy}
            disabled={!isReady}
          >
            {act}
          </Button>
        </div>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {children}
      </form>
    </Modal>
  );
}

type FieldProps = {
  label: ReactNode;
  htmlFor?: string;
  isRequired?: boolean;
  hint?: ReactNode;
  problem?: string;
  children: ReactNode;
};

/** A label, its input, and what is wrong with it. */
export function Field({ label, htmlFor, isRequired, hint, problem, children }: FieldProps) {
  return (
    <div className={styles.field}>
      <label htmlFor={htmlFor}>
        {label}
        {isRequired && <i aria-hidden="true">*</i>}
      </label>
      {children}
      {hint && !problem && <p className={styles.hint}>{hint}</p>}
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
