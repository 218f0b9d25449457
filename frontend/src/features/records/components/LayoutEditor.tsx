import { Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { currentLanguage, useText } from "@/lib/i18n";
import { Field } from "@/ui/Ask";
import { Button, IconButton } from "@/ui/Button";
import { Segments } from "@/ui/Segments";
import { Toggle } from "@/ui/Toggle";
import { TwoTongues } from "@/ui/TwoTongues";
import { isPrinted, type PrintLayout, type PrintSection } from "../printing";
import type { TypePage } from "../types";
import styles from "./Settings.module.css";

type LayoutEditorProps = {
  page: TypePage;
  layout: PrintLayout;
  onChange: (layout: PrintLayout) => void;
  onRemove: () => void;
};

/** Everything a builder says about one layout. */
export function LayoutEditor({ page, layout, onChange, onRemove }: LayoutEditorProps) {
  const { t } = useTranslation();
  const set = (changed: Partial<PrintLayout>) => onChange({ ...layout, ...changed });
  return (
    <div className={styles.edit}>
      <TwoTongues
        id="layout-name"
        label={t("records.print_name")}
        value={layout.name}
        onChange={(name) => set({ name })}
      />
      <div className={styles.pair}>
        <Field label={t("records.print_paper")}>
          <Segments<PrintLayout["paper"]>
            label={t("records.print_paper")}
            value={layout.paper}
            onChange={(paper) => set({ paper })}
            segments={[
              { value: "A4", label: "A4" },
              { value: "A5", label: "A5" },
            ]}
          />
        </Field>
        <Field label={t("records.print_way")}>
          <Segments
            label={t("records.print_way")}
            value={layout.is_landscape ? "wide" : "tall"}
            onChange={(way) => set({ is_landscape: way === "wide" })}
            segments={[
              { value: "tall", label: t("records.print_tall") },
              { value: "wide", label: t("records.print_wide") },
            ]}
          />
        </Field>
      </div>
      <TwoTongues
        id="layout-heading"
        isOptional
        label={t("records.print_heading")}
        value={layout.heading}
        onChange={(heading) => set({ heading })}
      />
      {(["has_organization", "has_number", "has_qr"] as const).map((name) => (
        <Toggle
          key={name}
          label={t(`records.print_${name}`)}
          isOn={layout[name]}
          onChange={(isOn) => set({ [name]: isOn })}
        />
      ))}
      <Sections page={page} sections={layout.sections} onChange={(sections) => set({ sections })} />
      <Signatures layout={layout} set={set} />
      <TwoTongues
        id="layout-footer"
        isOptional
        label={t("records.print_footer")}
        value={layout.footer}
        onChange={(footer) => set({ footer })}
      />
      <div>
        <Button kind="danger" size="s" icon="bin" onClick={onRemove}>
          {t("records.print_remove")}
        </Button>
      </div>
    </div>
  );
}

type SectionsProps = {
  page: TypePage;
  sections: PrintSection[];
  onChange: (sections: PrintSection[]) => void;
};

function Sections({ page, sections, onChange }: SectionsProps) {
  const { t } = useTranslation();
  const replace = (at: number, next: PrintSection | null) =>
    onChange(sections.flatMap((one, place) => (place === at ? (next ? [next] : []) : [one])));
  function raise(at: number): void {
    const order = [...sections];
    order.splice(at - 1, 0, ...order.splice(at, 1));
    onChange(order);
  }
  return (
    <>
      {sections.map((section, at) => (
        <SectionEditor
          key={at}
          page={page}
          no={at + 1}
          section={section}
          onChange={(next) => replace(at, next)}
          onRaise={at > 0 ? () => raise(at) : undefined}
          onRemove={sections.length > 1 ? () => replace(at, null) : undefined}
        />
      ))}
      <div>
        <Button
          size="s"
          icon="plus"
          onClick={() => onChange([...sections, { title: {}, columns: 2, fields: [] }])}
        >
          {t("records.print_add_section")}
        </Button>
      </div>
    </>
  );
}

type SectionEditorProps = {
  page: TypePage;
  no: number;
  section: PrintSection;
  onChange: (section: PrintSection) => void;
  onRaise?: () => void;
  onRemove?: () => void;
};

const COLUMNS = ["1", "2", "3", "4"] as const;

function SectionEditor({ page, no, section, onChange, onRaise, onRemove }: SectionEditorProps) {
  const { t } = useTranslation();
  const text = useText();
  const language = currentLanguage();
  const label = t("records.print_section", { no });
  return (
    <section className={styles.section} aria-label={label}>
      <div className={styles.sectionHead}>
        <Input
          size="small"
          maxLength={60}
          aria-label={t("records.print_section_title", { no })}
          placeholder={label}
          value={text(section.title)}
          onChange={(event) => {
            const { [language]: _, ...others } = section.title;
            const words = event.target.value;
            onChange({ ...section, title: words ? { ...others, [language]: words } : others });
          }}
        />
        <IconButton
          icon="up"
          isSmall
          label={t("records.print_raise")}
          disabled={!onRaise}
          onClick={onRaise}
        />
        <IconButton
          icon="bin"
          isSmall
          label={t("records.print_drop")}
          disabled={!onRemove}
          onClick={onRemove}
        />
      </div>
      <Select
        mode="multiple"
        aria-label={t("records.print_fields", { no })}
        placeholder={t("records.print_fields_pick")}
        value={section.fields}
        onChange={(fields) => onChange({ ...section, fields })}
        showSearch={{ optionFilterProp: "label" }}
        options={page.content.fields
          .filter(isPrinted)
          .map((field) => ({ value: field.code, label: text(field.label) || field.code }))}
      />
      <Segments<(typeof COLUMNS)[number]>
        label={t("records.print_columns")}
        isCompact
        value={String(section.columns) as (typeof COLUMNS)[number]}
        onChange={(columns) => onChange({ ...section, columns: Number(columns) as PrintSection["columns"] })}
        segments={COLUMNS.map((value) => ({ value, label: t("records.print_columns_of", { count: value }) }))}
      />
    </section>
  );
}

type SignaturesProps = { layout: PrintLayout; set: (changed: Partial<PrintLayout>) => void };

/** Lines to sign on, each with what it is for. */
function Signatures({ layout, set }: SignaturesProps) {
  const { t } = useTranslation();
  const text = useText();
  const language = currentLanguage();
  const words = layout.signatures.map((one) => text(one));
  return (
    <Field label={t("records.print_signatures")} htmlFor="layout-signatures">
      <Select
        id="layout-signatures"
        mode="tags"
        open={false}
        suffixIcon={null}
        maxCount={6}
        placeholder={t("records.print_signatures_hint")}
        value={words}
        onChange={(next) =>
          set({
            signatures: next.map(
              (word) => layout.signatures.find((one) => text(one) === word) ?? { [language]: word },
            ),
          })
        }
      />
    </Field>
  );
}
