import type { ButtonHTMLAttributes, Ref } from "react";
import styles from "./Button.module.css";
import { Icon, type IconName } from "./icons";
import { Kbd } from "./Kbd";

type Looks = { kind?: "default" | "primary" | "text" | "danger"; size?: "s" | "m" | "l" };

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> &
  Looks & { icon?: IconName; shortcut?: string; isBusy?: boolean; ref?: Ref<HTMLButtonElement> };

export function Button({ kind = "default", size = "m", icon, shortcut, isBusy, ...rest }: ButtonProps) {
  const { className, children, disabled, ...button } = rest;
  const classes = [styles.button, styles[kind], styles[size], className].filter(Boolean).join(" ");
  return (
    <button type="button" className={classes} disabled={disabled || isBusy} aria-busy={isBusy} {...button}>
      {icon && <Icon name={icon} size={size === "s" ? 14 : 16} />}
      {children}
      {shortcut && <Kbd>{shortcut}</Kbd>}
    </button>
  );
}

type IconButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  icon: IconName;
  label: string;
  isOn?: boolean;
  isSmall?: boolean;
  ref?: Ref<HTMLButtonElement>;
};

/** A sign to press; its word is spoken and shown on hover. */
export function IconButton({ icon, label, isOn, isSmall, className, ...button }: IconButtonProps) {
  const classes = [styles.iconButton, isOn && styles.on, isSmall && styles.small, className]
    .filter(Boolean)
    .join(" ");
  return (
    <button type="button" className={classes} aria-label={label} title={label} {...button}>
      <Icon name={icon} size={isSmall ? 14 : 16} />
    </button>
  );
}
