import { useState } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "@/ui/Button";
import styles from "@/ui/designing/Properties.module.css";
import { TabBar } from "@/ui/designing/TabBar";
import { Icon } from "@/ui/icons";
import { Code } from "@/ui/Mark";
import type { PaneName } from "../../kind";
import { kindOf } from "../../kinds";
import { branchOf, roadOf, type Step, stepOf } from "../content";
import { useDesign, useDesigning } from "../context";
import { FIXED } from "../operations";
import { BranchPane } from "./BranchPane";
import { ManySteps } from "./ManySteps";
import { NotesPane } from "./NotesPane";
import { WholeProcess } from "./WholeProcess";

type TabName = PaneName | "notes";
const ORDER: readonly PaneName[] = ["who", "what", "time", "buttons", "fields", "more"];
/** Where each sort of fault is mended. */
const SETTINGS: Partial<Record<PaneName, readonly string[]>> = {
  time: ["limit_minutes", "warn_percent", "calendar", "ladder"],
  buttons: ["buttons", "button"],
  fields: ["fields"],
  more: ["phase", "status", "sentence", "skippable_by", "on_enter", "on_leave"],
};

/** Everything that can be said about what is chosen: a step, a branch, several, or the whole process. */
export function Properties() {
  const { t } = useTranslation();
  const selection = useDesign((state) => state.selection);
  const main = selection.at(-1);
  const step = useDesign((state) => stepOf(state.content, main));
  const branch = useDesign((state) => branchOf(state.content, main));
  const road = main === undefined ? null : roadOf(main);
  return (
    <aside className={styles.properties} aria-label={t("process.properties")}>
      {selection.length > 1 ? (
        <ManySteps ids={selection} />
      ) : road && branch ? (
        <BranchPane road={road} branch={branch} key={main} />
      ) : step ? (
        <OneStep step={step} />
      ) : (
        <WholeProcess />
      )}
    </aside>
  );
}

function OneStep({ step }: { step: Step }) {
  const { t } = useTranslation();
  const { store, faults, notes, isReadOnly } = useDesigning();
  const [tab, setTab] = useState<TabName>("who");
  const kind = kindOf(step.kind);
  const panes = kind?.panes ?? {};
  const names: TabName[] = [...ORDER.filter((name) => panes[name]), "notes"];
  const [first = "notes"] = names;
  const current = names.includes(tab) ? tab : first;
  const Shown = current === "notes" ? NotesPane : panes[current];
  const wrong = (faults.get(step.key) ?? []).filter(({ isWarning }) => !isWarning);
  const paneOf = (path: string): PaneName => {
    const setting = path.replace(`${step.key}.`, "").split(".")[0] ?? "";
    const named = ORDER.find((name) => SETTINGS[name]?.includes(setting));
    return named && panes[named] ? named : (ORDER.find((name) => panes[name]) ?? "what");
  };
  const countIn = (name: TabName) =>
    name === "notes" ? 0 : wrong.filter(({ path }) => paneOf(path) === name).length;
  const said = (name: TabName) => {
    const count = name === "notes" ? (notes.get(step.key) ?? 0) : 0;
    const word =
      name === "who"
        ? t(`process.tab.who_${step.kind}`, { defaultValue: t("process.tab.who") })
        : t(`process.tab.${name}`);
    return count > 0 ? `${word} ${count}` : word;
  };
  return (
    <>
      <header className={styles.head}>
        <Icon name={kind?.icon ?? "work"} className={styles.icon} />
        <b>{t(`process.kind.${step.kind}`)}</b>
        <span className={styles.grow} />
        <Code>{step.key}</Code>
        {!isReadOnly && !FIXED.has(step.kind) && (
          <>
            <IconButton
              icon="copy"
              isSmall
              label={`${t("designer.duplicate")} (Ctrl D)`}
              onClick={store.duplicate}
            />
            <IconButton
              icon="trash"
              isSmall
              label={`${t("designer.remove")} (Del)`}
              onClick={() => store.remove()}
            />
          </>
        )}
      </header>
      <TabBar
        label={t("process.properties")}
        tabs={names.map((name) => ({ name, word: said(name), wrong: countIn(name) }))}
        tab={current}
        onTab={(name) => setTab(name as TabName)}
      />
      <div className={styles.body} role="tabpanel" aria-label={said(current)} key={step.key}>
        {Shown && <Shown step={step} />}
      </div>
    </>
  );
}
