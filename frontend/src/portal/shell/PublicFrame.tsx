import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { currentLanguage, switchLanguage, useText } from "@/lib/i18n";
import { LineIcon } from "@/ui/LineIcon";
import { configQuery } from "../api";
import { Logo } from "../components/Logo";
import { OfflineStrip } from "./OfflineStrip";

/** The frame of pages that need no account. */
export function PublicFrame({ children, foot }: { children: ReactNode; foot?: ReactNode }) {
  const text = useText();
  const { data: config } = useQuery(configQuery);
  return (
    <div className="public">
      <OfflineStrip />
      <header className="public-bar">
        <span className="brand">
          <Logo />
          <span>{text(config?.organization)}</span>
        </span>
        <LanguageButton />
      </header>
      <main className="public-main">{children}</main>
      {foot && <footer className="public-foot">{foot}</footer>}
    </div>
  );
}

export function LanguageButton() {
  const { t } = useTranslation();
  const other = currentLanguage() === "en" ? "zh-CN" : "en";
  return (
    <button type="button" className="language" onClick={() => void switchLanguage(other)} lang={other}>
      <LineIcon name="globe" size={18} />
      {t("portal.me.other_language")}
    </button>
  );
}
