import { App, ConfigProvider, type ThemeConfig } from "antd";
import antdEnglish from "antd/locale/en_US";
import antdChinese from "antd/locale/zh_CN";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import { type ReactNode, useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Appearance, useAppearance } from "./appearance";
import { Teller } from "./tell";
import { themeOf } from "./theme";

/** Menus and dialogs of Ant Design wait for the end of a motion to be seen: none must be awaited where none is shown. */
const isStill = window.matchMedia?.("(prefers-reduced-motion: reduce)").matches ?? false;

function looksOf(appearance: Appearance): ThemeConfig {
  const theme = themeOf(appearance);
  return isStill ? { ...theme, token: { ...theme.token, motion: false } } : theme;
}

/** Theme and language of Ant Design, in step with ours. */
export function Looks({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const appearance = useAppearance();
  const theme = useMemo(() => looksOf(appearance), [appearance]);
  const isEnglish = i18n.language === "en";
  useEffect(() => void dayjs.locale(isEnglish ? "en" : "zh-cn"), [isEnglish]);
  return (
    <ConfigProvider
      theme={theme}
      locale={isEnglish ? antdEnglish : antdChinese}
      button={{ autoInsertSpace: false }}
      popupMatchSelectWidth={false}
    >
      <App component={false}>
        <Teller />
        {children}
      </App>
    </ConfigProvider>
  );
}
