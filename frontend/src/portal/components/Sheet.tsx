import { type ReactNode, useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { LineIcon } from "@/ui/LineIcon";

interface SheetProps {
  title: string;
  about?: string;
  onClose: () => void;
  children: ReactNode;
}

/** A short decision over the page, which stays where it was: from below on a phone, in the middle on a desktop. */
export function Sheet({ title, about, onClose, children }: SheetProps) {
  const { t } = useTranslation();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    if (!shown || shown.open) return;
    if (typeof shown.showModal === "function") shown.showModal();
    else shown.setAttribute("open", "");
  }, []);
  return (
    <dialog
      ref={dialog}
      className="sheet"
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <span className="sheet-grip" aria-hidden="true" />
      <div className="sheet-head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="icon-btn" onClick={onClose} aria-label={t("portal.close")}>
          <LineIcon name="x" />
        </button>
      </div>
      {about && <p>{about}</p>}
      {children}
    </dialog>
  );
}
