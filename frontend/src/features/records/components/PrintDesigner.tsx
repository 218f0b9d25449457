import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/States";
import { recordQuery } from "../api";
import { layoutOfForm, type PrintLayout } from "../printing";
import type { TypePage } from "../types";
import { LayoutEditor } from "./LayoutEditor";
import { PaperRecord } from "./PaperRecord";
import { paperClass } from "./paperClass";
import styles from "./Settings.module.css";
import { useNewest } from "./useNewest";
import "@/features/forms/components/form.css";
import "@/features/forms/components/pieces.css";
import "@/features/forms/components/fields.css";

type PrintDesignerProps = {
  page: TypePage;
  layouts: PrintLayout[];
  onChange: (layouts: PrintLayout[]) => void;
};

/** The layouts of a record on paper, each drawn beside its settings as it will be printed. */
export function PrintDesigner({ page, layouts, onChange }: PrintDesignerProps) {
  const { t } = useTranslation();
  const text = useText();
  const [at, setAt] = useState(0);
  const layout = layouts[Math.min(at, layouts.length - 1)];
  function add(): void {
    const made = { ...layoutOfForm(page), key: keyBeside(layouts) };
    onChange([...layouts, made]);
    setAt(layouts.length);
  }
  return (
    <>
      <div className={styles.layouts}>
        {layouts.length > 0 && (
          <div className={styles.layouts} role="tablist" aria-label={t("records.print_layouts")}>
            {layouts.map((one) => (
              <button
                key={one.key}
                type="button"
                role="tab"
                aria-selected={one === layout}
                onClick={() => setAt(layouts.indexOf(one))}
              >
                {text(one.name)}
              </button>
            ))}
          </div>
        )}
        <Button size="s" icon="plus" onClick={add}>
          {t("records.print_add")}
        </Button>
      </div>
      {!layout && <EmptyState title={t("records.print_none")} fact={t("records.print_none_fact")} />}
      {layout && (
        <div className={styles.print}>
          <LayoutEditor
            key={layout.key}
            page={page}
            layout={layout}
            onChange={(next) => onChange(layouts.map((one) => (one === layout ? next : one)))}
            onRemove={() => [onChange(layouts.filter((one) => one !== layout)), setAt(0)]}
          />
          <Drawn page={page} layout={layout} />
        </div>
      )}
    </>
  );
}

function keyBeside(layouts: readonly PrintLayout[]): string {
  const taken = new Set(layouts.map(({ key }) => key));
  let no = layouts.length + 1;
  while (taken.has(`layout-${no}`)) no += 1;
  return `layout-${no}`;
}

/** The newest record in this layout: what a person will hold in the hand. */
function Drawn({ page, layout }: { page: TypePage; layout: PrintLayout }) {
  const { t } = useTranslation();
  const newest = useNewest(page.code);
  const record = useQuery({ ...recordQuery(page.code, newest ?? 0), enabled: newest !== null });
  const said = useMemo(() => JSON.stringify(layout), [layout]);
  return (
    <section className={styles.look} aria-label={t("records.print_preview")}>
      {newest === null && <EmptyState title={t("records.print_no_record")} fact="" />}
      {record.data && (
        <div>
          <div className={paperClass(layout)} data-paper>
            <PaperRecord key={said} page={page} detail={record.data} layout={layout} />
          </div>
        </div>
      )}
    </section>
  );
}
