import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import editors from "@/ui/designing/Editors.module.css";
import styles from "@/ui/designing/Properties.module.css";
import { Row } from "@/ui/designing/Row";
import { TabBar } from "@/ui/designing/TabBar";
import { Kbd } from "@/ui/Kbd";
import { useDesign, useDesigning } from "../context";
import { useFieldChoices } from "../editors/useFieldChoices";
import { FormChecks } from "./FormChecks";
import { FormName } from "./FormName";

type TabName = "form" | "checks" | "keys";

/** Nothing chosen: what is said about the form as a whole. */
export function WholeForm() {
  const { t } = useTranslation();
  const { problems } = useDesigning();
  const wrong = problems.get("") ?? [];
  const hasWrongCheck = wrong.some(({ path }) => path.startsWith("checks"));
  const [tab, setTab] = useState<TabName>(hasWrongCheck ? "checks" : "form");
  const names: TabName[] = ["form", "checks", "keys"];
  return (
    <>
      <header className={styles.head}>
        <b>{t("designer.whole_form")}</b>
      </header>
      <TabBar
        label={t("designer.whole_form")}
        tabs={names.map((name) => ({
          name,
          word: t(`designer.tab_form.${name}`),
          wrong: name === "checks" ? wrong.filter(({ path }) => path.startsWith("checks")).length : 0,
        }))}
        tab={tab}
        onTab={(name) => setTab(name as TabName)}
      />
      <div className={styles.body} role="tabpanel" aria-label={t(`designer.tab_form.${tab}`)}>
        {tab === "form" && <FormFacts />}
        {tab === "checks" && <FormChecks />}
        {tab === "keys" && <Keys />}
      </div>
    </>
  );
}

/** The form's name, and how its records are titled and numbered. */
function FormFacts() {
  const { t } = useTranslation();
  const { store, isReadOnly } = useDesigning();
  const number = useDesign((state) => state.content.number);
  const title = useDesign((state) => state.content.title);
  const choices = useFieldChoices(null);
  return (
    <>
      <section className={editors.part}>
        <FormName />
      </section>
      <section className={editors.part}>
        <Row label={t("designer.setting.title")} help={t("designer.help.title")}>
          {(id) => (
            <Select<string[]>
              id={id}
              mode="multiple"
              disabled={isReadOnly}
              value={title ?? []}
              options={choices.map(({ field, label }) => ({ value: field.id, label }))}
              onChange={(next) => store.setForm({ title: next.length > 0 ? next : undefined }, "title")}
            />
          )}
        </Row>
        <Row label={t("designer.setting.number")} help={t("designer.help.number")}>
          {(id) => (
            <Input
              id={id}
              disabled={isReadOnly}
              placeholder="KH-{YYYY}-{seq:4}"
              value={number ?? ""}
              onChange={(event) => store.setForm({ number: event.target.value || undefined }, "number")}
            />
          )}
        </Row>
      </section>
    </>
  );
}

const KEYS: [string, string[]][] = [
  ["add", ["Enter"]],
  ["choose", ["↑", "↓"]],
  ["through", ["Shift ↑", "Shift ↓"]],
  ["carry", ["Alt ↑", "Alt ↓"]],
  ["name", ["Enter", "F2"]],
  ["copy", ["Ctrl C", "Ctrl X", "Ctrl V"]],
  ["duplicate", ["Ctrl D"]],
  ["remove", ["Del"]],
  ["undo", ["Ctrl Z", "Ctrl Y"]],
  ["all", ["Ctrl A"]],
  ["out", ["Esc"]],
  ["save", ["Ctrl S"]],
];

function Keys() {
  const { t } = useTranslation();
  return (
    <dl className={styles.keys}>
      {KEYS.map(([name, keys]) => (
        <div key={name}>
          <dt>{t(`designer.key.${name}`)}</dt>
          <dd>
            {keys.map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
