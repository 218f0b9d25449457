import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { LineIcon } from "@/ui/LineIcon";
import "./dialog.css";

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  foot?: ReactNode;
}

/** A small page over the form; a sheet from below on a phone. The browser keeps the focus inside. */
export function Dialog({ title, onClose, children, foot }: DialogProps) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    if (!shown) return;
    if (typeof shown.showModal === "function") shown.showModal();
    else shown.setAttribute("open", "");
    return () => shown.close?.();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="pick-dialog"
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header>
        <h2>{title}</h2>
        <button type="button" onClick={onClose} aria-label={t("fields.close")}>
          <LineIcon name="x" />
        </button>
      </header>
      <div className="pick-dialog-body">{children}</div>
      {foot && <footer>{foot}</footer>}
    </dialog>
  );
}
