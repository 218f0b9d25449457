import { theme as antd, type ThemeConfig } from "antd";
import type { Appearance } from "./appearance";
import tokensCss from "./tokens.css?raw";

export type Tokens = Record<string, string>;

function declarations(block: string): Tokens {
  const found: Tokens = {};
  for (const [, name, value] of block.matchAll(/--([\w-]+):\s*([^;]+);/g)) {
    if (name && value) found[name] = value.trim();
  }
  return found;
}

/** The style sheet is the one source: what it says is what Ant Design gets. */
export function readTokens(css: string): Record<Appearance, Tokens> {
  const start = css.indexOf('[data-theme="dark"] {');
  const light = declarations(css.slice(0, start));
  return { light, dark: { ...light, ...declarations(css.slice(start)) } };
}

const TOKENS = readTokens(tokensCss);

/** Token of Ant Design ← token of ours. */
export const COLORS = {
  colorPrimary: "accent",
  colorInfo: "accent",
  colorPrimaryHover: "accent-hover",
  colorPrimaryActive: "accent-press",
  colorPrimaryBg: "accent-soft",
  controlItemBgActive: "accent-soft",
  colorPrimaryBgHover: "accent-soft",
  controlItemBgActiveHover: "accent-soft",
  colorPrimaryBorder: "accent-line",
  colorLink: "accent-ink",
  colorLinkHover: "accent-hover",
  colorError: "late",
  colorErrorText: "late-ink",
  colorErrorBg: "late-soft",
  colorErrorBorder: "late-line",
  colorWarning: "risk",
  colorWarningText: "risk-ink",
  colorWarningBg: "risk-soft",
  colorWarningBorder: "risk-line",
  colorSuccess: "met",
  colorSuccessText: "met-ink",
  colorSuccessBg: "met-soft",
  colorText: "ink-1",
  colorTextHeading: "ink-1",
  colorTextSecondary: "ink-2",
  colorTextLabel: "ink-2",
  colorTextTertiary: "ink-3",
  colorTextDescription: "ink-3",
  colorTextPlaceholder: "ink-3",
  colorIcon: "ink-3",
  colorTextQuaternary: "ink-4",
  colorTextDisabled: "ink-4",
  colorBgLayout: "bg-canvas",
  colorBgContainer: "bg-sheet",
  colorBgElevated: "bg-raised",
  colorBgSpotlight: "bg-inverse",
  colorFillAlter: "bg-sunken",
  colorBgContainerDisabled: "bg-sunken",
  controlItemBgHover: "bg-hover",
  colorBgTextHover: "bg-hover",
  colorBorder: "line-strong",
  colorBorderSecondary: "line",
  colorSplit: "line",
  controlOutline: "accent-soft",
  colorTextLightSolid: "ink-inverse",
  boxShadowTertiary: "shadow-1",
  boxShadow: "shadow-2",
  boxShadowSecondary: "shadow-3",
} as const;

const SIZES = {
  fontSizeSM: 12,
  fontSize: 13,
  fontSizeLG: 14,
  fontSizeXL: 16,
  fontSizeHeading3: 20,
  fontWeightStrong: 600,
  borderRadiusXS: 4,
  borderRadiusSM: 4,
  borderRadius: 6,
  borderRadiusLG: 8,
  controlHeightSM: 24,
  controlHeight: 30,
  controlHeightLG: 36,
  controlOutlineWidth: 3,
  sizeUnit: 4,
  sizeStep: 4,
  motionDurationFast: "0.12s",
  motionDurationMid: "0.2s",
} as const;

function look(tokens: Tokens, name: string): string {
  const value = tokens[name];
  if (value === undefined) throw new Error(`tokens.css has no --${name}`);
  return value;
}

function components(of: (name: string) => string): ThemeConfig["components"] {
  const input = { activeShadow: `0 0 0 3px ${of("accent-soft")}`, hoverBorderColor: of("line-control") };
  return {
    Button: {
      primaryShadow: "none",
      defaultShadow: "none",
      dangerShadow: "none",
      primaryColor: of("on-accent"),
      fontWeight: 400,
      paddingInline: 11,
    },
    Table: {
      headerBg: "transparent",
      headerColor: of("ink-3"),
      headerSplitColor: "transparent",
      borderColor: of("line"),
      rowHoverBg: of("bg-hover"),
      rowSelectedBg: of("accent-soft"),
      cellPaddingBlockSM: 7,
      cellFontSize: 13,
      selectionColumnWidth: 34,
    },
    Tabs: {
      horizontalItemPadding: "7px 0",
      horizontalItemGutter: 18,
      itemColor: of("ink-2"),
      itemSelectedColor: of("ink-1"),
      inkBarColor: of("accent"),
      titleFontSize: 13,
    },
    Segmented: {
      trackBg: of("bg-active"),
      trackPadding: 2,
      itemSelectedBg: of("bg-thumb"),
      itemColor: of("ink-2"),
      itemSelectedColor: of("ink-1"),
    },
    Menu: {
      itemHeight: 30,
      itemBorderRadius: 6,
      itemSelectedBg: of("bg-active"),
      itemSelectedColor: of("ink-1"),
      itemMarginInline: 0,
      activeBarWidth: 0,
    },
    Layout: { bodyBg: of("bg-canvas"), siderBg: of("bg-canvas"), headerBg: of("bg-canvas") },
    Input: input,
    InputNumber: input,
    DatePicker: input,
    Select: {
      activeOutlineColor: of("accent-soft"),
      hoverBorderColor: of("line-control"),
      optionSelectedBg: of("accent-soft"),
      optionHeight: 28,
      multipleItemBg: of("bg-active"),
    },
    Tag: { defaultBg: of("bg-active"), defaultColor: of("ink-2") },
    Checkbox: { colorBorder: of("line-control"), colorTextLightSolid: of("on-accent") },
    Radio: { colorBorder: of("line-control"), colorTextLightSolid: of("on-accent") },
    Switch: {
      colorTextQuaternary: of("line-control"),
      colorTextTertiary: of("line-control"),
      handleBg: of("bg-sheet"),
    },
    Tooltip: { colorTextLightSolid: of("ink-inverse") },
    Message: { colorText: of("ink-1") },
  };
}

export function themeOf(appearance: Appearance): ThemeConfig {
  const of = (name: string) => look(TOKENS[appearance], name);
  const colors = Object.fromEntries(Object.entries(COLORS).map(([token, ours]) => [token, of(ours)]));
  return {
    algorithm: appearance === "dark" ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: { ...colors, ...SIZES, fontFamily: of("font") },
    components: components(of),
    cssVar: { key: appearance },
    hashed: false,
  };
}
