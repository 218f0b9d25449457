import { Suspense } from "react";
import "../kinds";
import { useText } from "@/lib/i18n";
import type { FieldDefinition } from "../definition";
import { isLayout, pagesOf, type SectionOfForm } from "../layout";
import { kindOf } from "../registry";
import type { FormStore } from "../store";
import { FormContext } from "../useFormStore";
import "./form.css";
import "./pieces.css";
import "./fields.css";

interface PrintedFormProps {
  store: FormStore;
  displays?: Record<string, string>;
}

/** A filled-in form on paper: every page below the other, answers only, nothing to press. */
export function PrintedForm({ store, displays }: PrintedFormProps) {
  const text = useText();
  return (
    <FormContext value={store}>
      <article className="printed">
        {pagesOf(store.fields)
          .filter(({ tab }) => !tab || store.state(tab.id).isShown)
          .map(({ tab, sections }, index) => (
            <section key={tab?.id ?? index} className="printed-page">
              {tab && <h2>{text(tab.label)}</h2>}
              {sections.map((one, at) => (
                <PrintedSection key={one.section?.id ?? at} {...one} store={store} displays={displays} />
              ))}
            </section>
          ))}
      </article>
    </FormContext>
  );
}

const NOT_ON_PAPER = new Set(["button", "iframe", "spacer"]);
const WIDE = new Set(["subtable", "textarea", "richtext", "image", "description", "divider"]);

interface PrintedFieldsProps extends PrintedFormProps {
  fields: FieldDefinition[];
  columns: number;
}

/** Some of a form's answers, in so many columns. */
export function PrintedFields({ store, fields, columns, displays }: PrintedFieldsProps) {
  const shown = fields.filter(({ id, kind }) => store.state(id).isShown && !NOT_ON_PAPER.has(kind));
  const width = (field: FieldDefinition) => (WIDE.has(field.kind) ? 24 : Math.floor(24 / columns));
  return (
    <FormContext value={store}>
      <dl className="form-fields">
        {shown.map((field) => (
          <Printed
            key={field.id}
            field={{ ...field, width: width(field) }}
            store={store}
            display={displays?.[field.id]}
          />
        ))}
      </dl>
    </FormContext>
  );
}

function PrintedSection({ section, fields, store, displays }: SectionOfForm & PrintedFormProps) {
  const text = useText();
  const shown = fields.filter(({ id, kind }) => store.state(id).isShown && !NOT_ON_PAPER.has(kind));
  if (shown.length === 0) return null;
  return (
    <>
      {section && <h3>{text(section.label)}</h3>}
      <dl className="form-fields">
        {shown.map((field) => (
          <Printed key={field.id} field={field} store={store} display={displays?.[field.id]} />
        ))}
      </dl>
    </>
  );
}

/** On a screen these may be said relative to now, or be shown when asked; paper can do neither. */
const EXACT = new Set(["date", "datetime", "secret"]);

interface PrintedProps {
  field: FieldDefinition;
  store: FormStore;
  display?: string;
}

function Printed({ field, store, display }: PrintedProps) {
  const text = useText();
  const kind = kindOf(field.kind);
  const Display = EXACT.has(field.kind) ? kind.Cell : kind.Display;
  const style = { "--columns": field.width ?? 24 } as React.CSSProperties;
  const words = (
    <Suspense>
      <Display field={field} value={store.state(field.id).value} display={display} />
    </Suspense>
  );
  if (isLayout(field.kind)) {
    return (
      <div className="field" style={style}>
        <dd>{words}</dd>
      </div>
    );
  }
  return (
    <div className="field" style={style}>
      <dt>{text(field.label)}</dt>
      <dd>{words}</dd>
    </div>
  );
}
