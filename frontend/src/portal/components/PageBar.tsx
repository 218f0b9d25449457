import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { LineIcon } from "@/ui/LineIcon";

interface PageBarProps {
  title: string;
  /** Where "back" leads when there is nowhere to go back to. */
  back?: string;
  children?: ReactNode;
}

export function PageBar({ title, back, children }: PageBarProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const goBack = () => (window.history.state?.idx > 0 ? navigate(-1) : navigate(back ?? "/"));
  return (
    <header className="page-bar">
      {back ? (
        <button type="button" className="icon-btn" onClick={goBack} aria-label={t("portal.back")}>
          <LineIcon name="left" size={24} />
        </button>
      ) : (
        <span className="page-bar-gap" />
      )}
      <h1>{title}</h1>
      {children ?? <span className="page-bar-gap" />}
    </header>
  );
}
