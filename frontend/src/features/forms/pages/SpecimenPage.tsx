import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "@/ui/icons";
import { Code } from "@/ui/Mark";
import { Page } from "@/ui/Page";
import { Segments } from "@/ui/Segments";
import { FormField } from "../components/FormField";
import { FormRenderer } from "../components/FormRenderer";
import { PrintedForm } from "../components/PrintedForm";
import styles from "../components/Specimen.module.css";
import { allKinds } from "../kinds";
import { OutsideContext } from "../outside";
import { SPECIMEN_ANSWERS } from "../specimen/answers";
import { specimenOf } from "../specimen/fields";
import { specimenOutside } from "../specimen/outside";
import { FormStore } from "../store";
import { FormContext } from "../useFormStore";

const VIEWS = ["empty", "filled", "wrong", "read", "form", "print"] as const;
type View = (typeof VIEWS)[number];

/** Every kind of field with what it is for, to look at and to try: empty, filled in, wrong, read, on paper. */
export default function SpecimenPage() {
  const { t } = useTranslation();
  const [view, setView] = useState<View>("filled");
  const store = useMemo(() => begin(view), [view]);
  return (
    <Page
      title={t("fields.specimen")}
      count={allKinds().length}
      acts={
        <div className={styles.views}>
          <Segments
            label={t("fields.specimen_view")}
            value={view}
            onChange={setView}
            segments={VIEWS.map((value) => ({ value, label: t(`fields.specimen_${value}`) }))}
          />
        </div>
      }
    >
      <OutsideContext value={specimenOutside}>
        <div className={styles.body} key={view}>
          {view === "form" && <FormRenderer store={store} />}
          {view === "print" && <PrintedForm store={store} />}
          {view !== "form" && view !== "print" && <Kinds store={store} isReading={view === "read"} />}
        </div>
      </OutsideContext>
    </Page>
  );
}

function Kinds({ store, isReading }: { store: FormStore; isReading: boolean }) {
  const { t } = useTranslation();
  const groups = [...new Set(allKinds().map(({ group }) => group))];
  return (
    <FormContext value={store}>
      {groups.map((group) => (
        <section key={group} className={styles.group} aria-label={t(`fields.group.${group}`)}>
          <h2>{t(`fields.group.${group}`)}</h2>
          {allKinds()
            .filter((kind) => kind.group === group)
            .map(({ key, icon }) => (
              <article key={key} className={styles.kind} aria-label={t(`fields.kind.${key}`)}>
                <header>
                  <Icon name={icon} />
                  <b>{t(`fields.kind.${key}`)}</b>
                  <Code>{key}</Code>
                  <p>{t(`fields.kind_hint.${key}`)}</p>
                </header>
                <div className={styles.shown}>
                  <FormField store={store} field={specimenOf(key)} marks="required" isReading={isReading} />
                </div>
              </article>
            ))}
        </section>
      ))}
    </FormContext>
  );
}

/** Kinds that open a page or a part stand before what they open. */
const ORDER = ["description", "section", "divider"];

function begin(view: View): FormStore {
  const kinds = allKinds().map(({ key }) => key);
  const ordered = view === "form" || view === "print" ? laidOut(kinds) : kinds.filter((key) => key !== "tab");
  const fields = [...new Set([...ordered, "tab"])].map((key) => ({
    ...specimenOf(key),
    width: view === "form" || view === "print" ? widthOf(key) : 24,
    required: view === "wrong",
  }));
  const store = new FormStore({
    content: { fields },
    answers: view === "empty" || view === "wrong" ? {} : SPECIMEN_ANSWERS,
  });
  if (view === "wrong") store.judge();
  return store;
}

function laidOut(kinds: string[]): string[] {
  const rest = kinds.filter((key) => !ORDER.includes(key) && key !== "tab");
  const half = Math.ceil(rest.length / 2);
  return ["description", ...rest.slice(0, half), "tab", "section", ...rest.slice(half), "divider"];
}

const WIDE = new Set([
  "textarea",
  "richtext",
  "select",
  "subtable",
  "signature",
  "json",
  "section",
  "tab",
  "description",
  "divider",
  "iframe",
]);

function widthOf(kind: string): number {
  return WIDE.has(kind) ? 24 : 12;
}
