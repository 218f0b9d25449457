import { Input, Select } from "antd";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { Expression } from "@/lib/expressions/operation";
import styles from "@/ui/designing/Editors.module.css";
import { Row } from "@/ui/designing/Row";
import type { Answer, DefaultBy, FieldDefinition } from "../../definition";
import { kindOf } from "../../kinds";
import type { DesignField } from "../content";
import { defaultWays, isDefaultBy } from "../defaults";
import { FormulaSetting } from "./FormulaEditor";
import { LinkageEditor } from "./LinkageEditor";

type DefaultEditorProps = {
  field: DesignField;
  isDisabled: boolean;
  onChange: (value: unknown) => void;
};

const BEGIN: Record<DefaultBy["by"], (field: DesignField) => DefaultBy> = {
  formula: () => ({ by: "formula", expression: { value: null } }),
  parameter: ({ code }) => ({ by: "parameter", name: code }),
  linkage: () => ({ by: "linkage", record_type: "", match: [], take: "" }),
  current_person: () => ({ by: "current_person" }),
  current_department: () => ({ by: "current_department" }),
  now: () => ({ by: "now" }),
  previous: () => ({ by: "previous" }),
};

/** What stands in a field when the form is opened, and where it comes from. */
export function DefaultEditor({ field, isDisabled, onChange }: DefaultEditorProps) {
  const { t } = useTranslation();
  const ways = defaultWays(field.kind);
  if (!ways) return null;
  const value = field.default;
  const way = value === undefined || value === null ? "none" : isDefaultBy(value) ? value.by : "constant";
  const begin = (next: string) => {
    if (next === "none") onChange(undefined);
    else if (next === "constant") onChange(field.kind === "bool" ? true : "");
    else onChange(BEGIN[next as DefaultBy["by"]](field));
  };
  return (
    <Row
      label={t("designer.setting.default")}
      help={isDefaultBy(value) ? t(`designer.by_help.${value.by}`) : undefined}
    >
      {(id) => (
        <div className={styles.stack}>
          <Select<string>
            id={id}
            disabled={isDisabled}
            value={way}
            options={["none", "constant", ...ways].map((one) => ({
              value: one,
              label: t(`designer.by.${one}`),
            }))}
            onChange={begin}
          />
          {way === "constant" && (
            <ConstantEditor id={id} field={field} isDisabled={isDisabled} onChange={onChange} />
          )}
          {isDefaultBy(value) && (
            <WayEditor field={field} way={value} isDisabled={isDisabled} onChange={onChange} />
          )}
        </div>
      )}
    </Row>
  );
}

/** The same answer for everybody, given with the field's own input. */
function ConstantEditor({ id, field, isDisabled, onChange }: DefaultEditorProps & { id: string }) {
  const { Input: Asked } = kindOf(field.kind);
  const value = (field.default === "" ? null : field.default) as Answer;
  return (
    <div className={styles.constant} inert={isDisabled}>
      <Suspense>
        <Asked
          field={{ ...field, required: false } as unknown as FieldDefinition}
          id={`${id}-constant`}
          value={value}
          onChange={(next) => onChange(next ?? "")}
        />
      </Suspense>
    </div>
  );
}

type WayEditorProps = DefaultEditorProps & { way: DefaultBy };

function WayEditor({ field, way, isDisabled, onChange }: WayEditorProps) {
  const { t } = useTranslation();
  if (way.by === "parameter") {
    return (
      <Input
        aria-label={t("designer.parameter_name")}
        disabled={isDisabled}
        prefix="?"
        suffix="="
        value={way.name}
        onChange={(event) => onChange({ ...way, name: event.target.value })}
      />
    );
  }
  if (way.by === "formula") {
    return (
      <FormulaSetting
        about={field}
        value={way.expression}
        isDisabled={isDisabled}
        onChange={(expression: Expression) => onChange({ ...way, expression })}
      />
    );
  }
  return way.by === "linkage" ? (
    <LinkageEditor field={field} linkage={way} isDisabled={isDisabled} onChange={onChange} />
  ) : null;
}
