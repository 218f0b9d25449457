import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { type Me, signOut, useChangeMe } from "@/api/session";
import { currentLanguage, switchLanguage } from "@/lib/i18n";
import { type AppearanceChoice, chooseAppearance, useChosenAppearance } from "@/ui/appearance";
import type { IconName } from "@/ui/LineIcon";

export interface Setting {
  key: string;
  icon: IconName;
  label: string;
  now?: string;
  act: () => void;
}

const NEXT_APPEARANCE: Record<AppearanceChoice, AppearanceChoice> = {
  system: "light",
  light: "dark",
  dark: "system",
};

/** What a person may change about their own portal, for the menu and for the page "me". */
export function useSettings(me: Me): Setting[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const changeMe = useChangeMe();
  const shade = useChosenAppearance();
  const other = currentLanguage() === "en" ? "zh-CN" : "en";
  const leave = async () => {
    await signOut();
    queries.clear();
    navigate("/sign-in", { replace: true });
  };
  const settings: Setting[] = [
    {
      key: "language",
      icon: "globe",
      label: t("portal.me.other_language"),
      act: () => void switchLanguage(other).then(() => changeMe.mutate({ language: other })),
    },
    {
      key: "appearance",
      icon: "sun",
      label: t("portal.me.appearance"),
      now: t(`portal.me.appearance_${shade}`),
      act: () => chooseAppearance(NEXT_APPEARANCE[shade]),
    },
    {
      key: "security",
      icon: "lock",
      label: t("portal.me.security"),
      act: () => window.location.assign("/security"),
    },
    { key: "out", icon: "out", label: t("portal.me.sign_out"), act: () => void leave() },
  ];
  if (!worksHere(me)) {
    return settings;
  }
  const toConsole: Setting = {
    key: "console",
    icon: "desk",
    label: t("portal.me.console"),
    act: () => window.location.assign("/"),
  };
  return [toConsole, ...settings];
}

/** Somebody with a role beyond asking for things. */
function worksHere(me: Me): boolean {
  return me.is_administrator || me.grants.some(({ roles }) => roles.some((key) => key !== "requester"));
}
