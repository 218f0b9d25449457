import { useQueryClient } from "@tanstack/react-query";
import { Dropdown, type MenuProps } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { meQuery, signOut, useChangeMe, useMe } from "@/api/session";
import { nameHere, switchLanguage } from "@/lib/i18n";
import { type AppearanceChoice, chooseAppearance, useChosenAppearance } from "@/ui/appearance";
import { Icon } from "@/ui/icons";
import { Avatar } from "@/ui/Person";
import styles from "./UserMenu.module.css";
import { ViewAsAsk } from "./ViewAsAsk";

const APPEARANCES: AppearanceChoice[] = ["system", "light", "dark"];

/** Who I am here, and what I set for myself. */
export function UserMenu({ onHelp }: { onHelp: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const [isChoosing, setChoosing] = useState(false);
  return (
    <>
      <Dropdown trigger={["click"]} placement="topRight" menu={useUserMenu(onHelp, () => setChoosing(true))}>
        <button
          type="button"
          className={styles.me}
          aria-label={t("shell.user_menu", { name: nameHere(me.person) })}
        >
          <Avatar person={me.person} size="l" isPresent={me.is_available} />
        </button>
      </Dropdown>
      {isChoosing && <ViewAsAsk onClose={() => setChoosing(false)} />}
    </>
  );
}

export function useUserMenu(onHelp: () => void, onViewAs?: () => void): MenuProps {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const change = useChangeMe();
  const navigate = useNavigate();
  const appearance = useChosenAppearance();
  async function leave(): Promise<void> {
    await signOut();
    queries.clear();
    queries.setQueryData(meQuery.queryKey, null);
  }
  return {
    selectedKeys: [`appearance.${appearance}`, `language.${i18n.language}`],
    items: [
      { key: "who", type: "group", label: <Who /> },
      {
        key: "available",
        icon: <Icon name={me.is_available ? "pause" : "play"} />,
        label: t(me.is_available ? "shell.go_away" : "shell.come_back"),
        onClick: () => change.mutate({ is_available: !me.is_available }),
      },
      {
        key: "away",
        icon: <Icon name="user" />,
        label: t("away.menu"),
        onClick: () => void navigate("/stand-ins"),
      },
      {
        key: "security",
        icon: <Icon name="lock" />,
        label: t("security.title"),
        onClick: () => void navigate("/security"),
      },
      { type: "divider" },
      {
        key: "appearance",
        icon: <Icon name="moon" />,
        label: t("shell.appearance"),
        children: APPEARANCES.map((choice) => ({
          key: `appearance.${choice}`,
          label: t(`shell.appearance_${choice}`),
          onClick: () => chooseAppearance(choice),
        })),
      },
      {
        key: "language",
        icon: <Icon name="globe" />,
        label: "中文 / English",
        children: [
          { key: "language.zh-CN", label: "中文", onClick: () => void switchLanguage("zh-CN") },
          { key: "language.en", label: "English", onClick: () => void switchLanguage("en") },
        ],
      },
      { key: "help", icon: <Icon name="keyboard" />, label: t("shell.shortcuts"), onClick: onHelp },
      ...(me.is_administrator && onViewAs
        ? [{ key: "view", icon: <Icon name="eye" />, label: t("viewing.begin"), onClick: onViewAs }]
        : []),
      { key: "portal", icon: <Icon name="door" />, label: <a href="/portal/">{t("shell.portal")}</a> },
      { type: "divider" },
      { key: "leave", icon: <Icon name="leave" />, label: t("shell.sign_out"), onClick: () => void leave() },
    ],
  };
}

function Who() {
  const me = useMe();
  return (
    <span className={styles.who}>
      <b>{nameHere(me.person)}</b>
      <span>{me.title || me.username}</span>
    </span>
  );
}
