import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { IconButton } from "@/ui/Button";
import styles from "@/ui/designing/Properties.module.css";
import { TabBar } from "@/ui/designing/TabBar";
import { Icon } from "@/ui/icons";
import { Code } from "@/ui/Mark";
import { isLayout } from "../../layout";
import { type DesignField, fieldOf, locate } from "../content";
import { useDesign, useDesigning } from "../context";
import { iconOf } from "../palette";
import { settingsOf } from "../settings/ofKind";
import { useKindNames } from "../useKindNames";
import { ChecksTab } from "./ChecksTab";
import { ManyFields } from "./ManyFields";
import { RightsTab } from "./RightsTab";
import { SettingsTab } from "./SettingsTab";
import { VisibleTab } from "./VisibleTab";
import { WholeForm } from "./WholeForm";

type TabName = "properties" | "checks" | "visible" | "rights";
const TABS = { properties: SettingsTab, checks: ChecksTab, visible: VisibleTab, rights: RightsTab };

/** Everything that can be said about what is chosen: a field, several, or the form as a whole. */
export function Properties() {
  const { t } = useTranslation();
  const selection = useDesign((state) => state.selection);
  const field = useDesign((state) => fieldOf(state.content, state.selection[state.selection.length - 1]));
  return (
    <aside className={styles.properties} aria-label={t("designer.properties")}>
      {selection.length > 1 ? (
        <ManyFields ids={selection} />
      ) : field ? (
        <OneField field={field} />
      ) : (
        <WholeForm />
      )}
    </aside>
  );
}

function OneField({ field }: { field: DesignField }) {
  const { t } = useTranslation();
  const text = useText();
  const names = useKindNames();
  const { store, problems } = useDesigning();
  const into = useDesign((state) => {
    const table = locate(state.content, field.id)?.into;
    return table ? fieldOf(state.content, table) : null;
  });
  const [tab, setTab] = useState<TabName>("properties");
  const isFresh = useDesign(
    ({ past, selection }) => past[past.length - 1]?.name.word === "add" && selection.length === 1,
  );
  // What was just added is named first, whatever was looked at before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new field begins there anew.
  useEffect(() => {
    if (isFresh) setTab("properties");
  }, [field.id, isFresh]);
  const shown = tabsOf(field, into !== null);
  const current = shown.includes(tab) ? tab : "properties";
  const Shown = TABS[current];
  const wrong = problems.get(field.id) ?? [];
  const checkNames = new Set([
    "required_if",
    "readonly_if",
    ...settingsOf(field, "checks").map(({ name }) => name),
  ]);
  const countIn = (name: TabName) =>
    wrong.filter(({ path }) => {
      const [setting = ""] = path.split(".");
      if (name === "visible") return setting === "visible";
      if (name === "checks") return checkNames.has(setting);
      return name === "properties" && setting !== "visible" && !checkNames.has(setting);
    }).length;
  return (
    <>
      <header className={styles.head}>
        {into && (
          <IconButton
            icon="back"
            isSmall
            label={t("designer.back_to", { name: text(into.label) })}
            onClick={() => store.select([into.id])}
          />
        )}
        <Icon name={iconOf(field)} className={styles.icon} />
        <b>{text(field.label) || t("designer.unnamed")}</b>
        <span className={styles.kind}>{names.said(field.kind)}</span>
        <span className={styles.grow} />
        <Code>{field.code}</Code>
      </header>
      <TabBar
        label={t("designer.properties")}
        tabs={shown.map((name) => ({ name, word: t(`designer.tab.${name}`), wrong: countIn(name) }))}
        tab={current}
        onTab={(name) => setTab(name as TabName)}
      />
      <div className={styles.body} role="tabpanel" aria-label={t(`designer.tab.${current}`)} key={field.id}>
        <Shown field={field} isColumn={into !== null} />
      </div>
    </>
  );
}

function tabsOf(field: DesignField, isColumn: boolean): TabName[] {
  if (isLayout(field.kind)) return ["properties", "visible"];
  return isColumn ? ["properties", "checks", "visible"] : ["properties", "checks", "visible", "rights"];
}
