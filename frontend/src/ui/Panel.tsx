import { Drawer } from "antd";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { useIsPhone } from "@/lib/media";
import { Ask } from "./Ask";
import { Button } from "./Button";
import { LeaveGuard } from "./leaving";
import styles from "./Panel.module.css";
import { ErrorLine } from "./States";

type PanelProps = {
  title: ReactNode;
  onClose: () => void;
  /** What saving is called; without it there is nothing to save. */
  act?: string;
  onAct?: () => void;
  isBusy?: boolean;
  isReady?: boolean;
  /** Something was changed and would be lost. */
  isDirty?: boolean;
  /** Why the last saving was refused, when no single field is to blame. */
  error?: unknown;
  aside?: ReactNode;
  width?: number;
  children: ReactNode;
};

/** One thing, looked at and changed beside the list it came from. */
export function Panel({ title, onClose, act, onAct, isDirty = false, width = 440, ...rest }: PanelProps) {
  const { t } = useTranslation();
  const isPhone = useIsPhone();
  const form = useId();
  const [isAsked, setAsked] = useState(false);
  function submit(event: FormEvent): void {
    event.preventDefault();
    onAct?.();
  }
  return (
    <Drawer
      open
      title={title}
      size={isPhone ? "100%" : width}
      onClose={() => (isDirty ? setAsked(true) : onClose())}
      className={styles.panel}
      footer={
        act && (
          <div className={styles.foot}>
            {rest.aside}
            <span className={styles.grow} />
            <Button onClick={() => (isDirty ? setAsked(true) : onClose())}>{t("ui.cancel")}</Button>
            <Button
              kind="primary"
              type="submit"
              form={form}
              isBusy={rest.isBusy}
              disabled={rest.isReady === false}
            >
              {act}
            </Button>
          </div>
        )
      }
    >
      {rest.error ? <ErrorLine>{sentence(rest.error)}</ErrorLine> : null}
      <form id={form} className={styles.form} onSubmit={submit}>
        {rest.children}
      </form>
      {isDirty && <LeaveGuard />}
      {isAsked && (
        <Ask
          title={t("leaving.title")}
          act={t("leaving.leave")}
          isDanger
          onAct={onClose}
          onClose={() => setAsked(false)}
        >
          <p>{t("leaving.fact")}</p>
        </Ask>
      )}
    </Drawer>
  );
}

type PartProps = { title: string; children: ReactNode; acts?: ReactNode };

/** Fields that belong together, under a small heading. */
export function PanelPart({ title, acts, children }: PartProps) {
  return (
    <section className={styles.part} aria-label={title}>
      <h3>
        <span className={styles.grow}>{title}</span>
        {acts}
      </h3>
      {children}
    </section>
  );
}

/** Two fields beside each other. */
export function PanelPair({ children }: { children: ReactNode }) {
  return <div className={styles.pair}>{children}</div>;
}
