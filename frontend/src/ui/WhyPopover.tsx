import { Popover } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "./Button";
import { Icon } from "./icons";
import { WhyButton } from "./Marks";
import styles from "./WhyPopover.module.css";

type WhyPopoverProps = { label?: string; width?: number; children: (close: () => void) => ReactNode };

/** The small ? and what it opens: focus goes in, Esc and a press outside return it. */
export function WhyPopover({ label, width = 364, children }: WhyPopoverProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  function close(): void {
    setOpen(false);
    button.current?.focus();
  }
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottom"
      destroyOnHidden
      arrow={{ pointAtCenter: true }}
      styles={{ container: { padding: 0, border: "1px solid var(--line-strong)" } }}
      content={
        <Inside width={width} onEscape={close}>
          {children(close)}
        </Inside>
      }
    >
      <WhyButton ref={button} label={label} isOpen={isOpen} />
    </Popover>
  );
}

function Inside({ width, onEscape, children }: { width: number; onEscape: () => void; children: ReactNode }) {
  const inside = useRef<HTMLDivElement>(null);
  const leave = useRef(onEscape);
  leave.current = onEscape;
  useEffect(() => {
    inside.current?.focus();
    function onKey(event: KeyboardEvent): void {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      leave.current();
    }
    window.addEventListener("keydown", onKey, true);
    return () => window.removeEventListener("keydown", onKey, true);
  }, []);
  return (
    <div ref={inside} className={styles.pane} style={{ width }} tabIndex={-1} role="dialog">
      {children}
    </div>
  );
}

export function WhyTitle({ children, onClose }: { children: ReactNode; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <header className={styles.title}>
      <h4>{children}</h4>
      <IconButton icon="close" label={t("ui.close")} onClick={onClose} />
    </header>
  );
}

type WhyTickProps = { holds?: boolean; children: ReactNode; aside?: ReactNode };

/** One condition or fact with its actual value, ticked. */
export function WhyTick({ holds = true, children, aside }: WhyTickProps) {
  return (
    <div className={styles.tick}>
      <Icon name={holds ? "check" : "close"} size={14} className={holds ? styles.holds : styles.fails} />
      <span>{children}</span>
      {aside && <span className={styles.aside}>{aside}</span>}
    </div>
  );
}

export function WhyFoot({ children }: { children: ReactNode }) {
  return <footer className={styles.foot}>{children}</footer>;
}
