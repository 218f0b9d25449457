import { Fragment, memo, type ReactNode } from "react";
import type { FieldDefinition } from "../definition";
import { isLayout } from "../layout";
import { kindOf } from "../registry";
import type { FormStore } from "../store";
import { useOfForm } from "../useFormStore";
import { FormField, type Marks } from "./FormField";

interface FormSectionProps {
  store: FormStore;
  section: FieldDefinition | null;
  fields: FieldDefinition[];
  marks: Marks;
  isReading: boolean;
  displays?: Record<string, string>;
  missing?: string;
  around?: (field: FieldDefinition, drawn: ReactNode) => ReactNode;
}

/** A heading and what is asked below it; without a question left, neither is shown. */
export const FormSection = memo(function FormSection(props: FormSectionProps) {
  const { store, section, fields, marks, isReading, displays, missing, around } = props;
  const isAsking = useOfForm(store, () => isSomethingShown(store, section, fields));
  if (!isAsking && !around) return null;
  const wrap = around ?? ((_field: FieldDefinition, drawn: ReactNode) => drawn);
  const Heading = kindOf("section").Display;
  return (
    <section className="form-section">
      {section && wrap(section, <Heading field={section} value={null} />)}
      <div className="form-fields">
        {fields.map((field) => (
          <Fragment key={field.id}>
            {wrap(
              field,
              <FormField {...{ store, field, marks, isReading, missing }} display={displays?.[field.id]} />,
            )}
          </Fragment>
        ))}
      </div>
    </section>
  );
});

function isSomethingShown(
  store: FormStore,
  section: FieldDefinition | null,
  fields: FieldDefinition[],
): boolean {
  if (section && !store.state(section.id).isShown) return false;
  const hasQuestions = fields.some(({ kind }) => !isLayout(kind));
  return fields.some(({ id, kind }) => store.state(id).isShown && (!hasQuestions || !isLayout(kind)));
}
