import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import type { Text } from "@/lib/i18n";
import { hasText } from "@/lib/i18n";
import styles from "@/ui/designing/Editors.module.css";
import { Row } from "@/ui/designing/Row";
import { WordsInput } from "@/ui/designing/WordsInput";
import type { DesignField } from "../content";
import { useDesigning } from "../context";
import type { Setting } from "../settings/setting";
import { useProblemSaid } from "../useProblemSaid";
import { ForeignConditionEditor, RowConditionEditor } from "./conditionEditors";
import { FormulaEditor } from "./FormulaEditor";
import { BoundEditor, ColumnEditor, FieldEditor, FieldsEditor, OverEditor } from "./fieldEditors";
import { ForeignFieldsEditor, RecordTypeEditor } from "./foreignEditors";
import { ActionEditor, AmountEditor, JsonEditor, SeveralEditor } from "./moreEditors";
import { OptionsEditor } from "./OptionsEditor";
import { DepartmentsEditor, FenceEditor, PeopleEditor } from "./placeEditors";
import {
  ChoiceEditor,
  DecimalEditor,
  type EditorProps,
  LineEditor,
  MegabytesEditor,
  TagsEditor,
  WholeEditor,
  YesEditor,
} from "./simple";
import { TreeEditor } from "./TreeEditor";
import { ColumnsEditor, TotalsEditor } from "./tableEditors";

function WordsEditor({ id, editor, value, onChange, isDisabled }: EditorProps<"words">) {
  return (
    <WordsInput
      id={id}
      value={value as Text | undefined}
      onChange={onChange}
      isLong={editor.isLong}
      isDisabled={isDisabled}
    />
  );
}

const EDITORS = {
  words: WordsEditor,
  line: LineEditor,
  whole: WholeEditor,
  decimal: DecimalEditor,
  megabytes: MegabytesEditor,
  yes: YesEditor,
  choice: ChoiceEditor,
  tags: TagsEditor,
  bound: BoundEditor,
  field: FieldEditor,
  fields: FieldsEditor,
  column: ColumnEditor,
  over: OverEditor,
  formula: FormulaEditor,
  foreign_fields: ForeignFieldsEditor,
  foreign_condition: ForeignConditionEditor,
  row_condition: RowConditionEditor,
  record_type: RecordTypeEditor,
  options: OptionsEditor,
  tree: TreeEditor,
  columns: ColumnsEditor,
  totals: TotalsEditor,
  people: PeopleEditor,
  departments: DepartmentsEditor,
  fence: FenceEditor,
  action: ActionEditor,
  amount: AmountEditor,
  json: JsonEditor,
  several: SeveralEditor,
} as const;

/** One setting of the chosen field, asked by the editor its description names. */
export function SettingEditor({ setting, field }: { setting: Setting; field: DesignField }) {
  const { t } = useTranslation();
  const sayProblem = useProblemSaid();
  const { store, problems, isReadOnly } = useDesigning();
  const { name, editor, word = name } = setting;
  const Asked = EDITORS[editor.as] as ComponentType<EditorProps>;
  const label = t(`designer.setting.${word}`);
  const help = hasText(`designer.help.${word}`) ? t(`designer.help.${word}`) : undefined;
  const problem = problems.get(field.id)?.find(({ path }) => path === name || path.startsWith(`${name}.`));
  const asked = (id: string) => (
    <Asked
      id={id}
      name={name}
      editor={editor}
      field={field}
      value={field[name]}
      isDisabled={isReadOnly}
      onChange={(value) => store.set([field.id], name, value)}
    />
  );
  if (editor.as === "yes")
    return <SwitchRow label={label} help={help} name={`${field.id}-${name}`} asked={asked} />;
  return (
    <Row label={label} help={help} problem={problem && sayProblem(problem)}>
      {asked}
    </Row>
  );
}

type SwitchRowProps = {
  label: string;
  help?: string;
  name: string;
  asked: (id: string) => React.ReactNode;
};

export function SwitchRow({ label, help, name, asked }: SwitchRowProps) {
  return (
    <div className={styles.switch}>
      <label htmlFor={name}>
        {label}
        {help && <small>{help}</small>}
      </label>
      {asked(name)}
    </div>
  );
}
