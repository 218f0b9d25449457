import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Expression } from "@/lib/expressions/operation";
import { IconButton } from "../Button";
import { AddChip } from "../FilterChip";
import { ConditionSentence } from "./ConditionSentence";
import styles from "./Conditions.module.css";
import { ValueInput } from "./ValueInput";
import {
  ALONE,
  CHANGES,
  expressionOf,
  type FactWords,
  type Group,
  groupOf,
  isGroup,
  type Line,
  lineAbout,
  operationKey,
  operationsOf,
  withOperation,
} from "./words";

type ConditionEditorProps = {
  condition: Expression;
  words: FactWords;
  onChange: (condition: Expression) => void;
};

const DEEPEST = 3;

/** A condition built by choosing; one that says more than this is kept as it is. */
export function ConditionEditor({ condition, words, onChange }: ConditionEditorProps) {
  const { t } = useTranslation();
  const group = groupOf(condition);
  if (!group) {
    return (
      <div className={styles.fixed}>
        <ConditionSentence condition={condition} words={words} />
        <p>{t("conditions.fixed")}</p>
      </div>
    );
  }
  return (
    <GroupEditor
      group={group}
      words={words}
      level={1}
      onChange={(changed) => onChange(expressionOf(changed))}
    />
  );
}

export function newLine(words: FactWords): Line {
  const key = words.facts.find((fact) => fact.key === "category")?.key ?? words.facts[0]?.key ?? "title";
  return lineAbout(words, key);
}

type GroupEditorProps = {
  group: Group;
  words: FactWords;
  level: number;
  onChange: (group: Group) => void;
  onRemove?: () => void;
};

function GroupEditor({ group, words, level, onChange, onRemove }: GroupEditorProps) {
  const { t } = useTranslation();
  const add = (part: Line | Group) => onChange({ ...group, lines: [...group.lines, part] });
  const put = (index: number, part: Line | Group) =>
    onChange({ ...group, lines: group.lines.map((one, place) => (place === index ? part : one)) });
  const remove = (index: number) =>
    onChange({ ...group, lines: group.lines.filter((_, place) => place !== index) });
  return (
    <div className={level === 1 ? styles.editor : `${styles.editor} ${styles.group}`}>
      {(group.lines.length > 1 || onRemove) && (
        <div className={styles.match}>
          {t("conditions.match")}
          <Select<"and" | "or">
            size="small"
            aria-label={t("conditions.match")}
            value={group.join}
            onChange={(join) => onChange({ ...group, join })}
            options={[
              { value: "and", label: t("conditions.all") },
              { value: "or", label: t("conditions.any") },
            ]}
          />
          {t("conditions.match_end")}
          {onRemove && (
            <IconButton icon="close" isSmall label={t("conditions.remove_group")} onClick={onRemove} />
          )}
        </div>
      )}
      {group.lines.map((part, index) =>
        isGroup(part) ? (
          <GroupEditor
            key={index}
            group={part}
            words={words}
            level={level + 1}
            onChange={(changed) => put(index, changed)}
            onRemove={() => remove(index)}
          />
        ) : (
          <ConditionLine
            key={index}
            line={part}
            words={words}
            onChange={(changed) => put(index, changed)}
            onRemove={group.lines.length > 1 ? () => remove(index) : undefined}
          />
        ),
      )}
      <div className={styles.adding}>
        <AddChip onClick={() => add(newLine(words))}>{t("conditions.add")}</AddChip>
        {level < DEEPEST && (
          <AddChip onClick={() => add({ join: otherJoin(group.join), lines: [newLine(words)] })}>
            {t("conditions.add_group")}
          </AddChip>
        )}
      </div>
    </div>
  );
}

/** A group of the same kind would say nothing that its lines do not say already. */
function otherJoin(join: "and" | "or"): "and" | "or" {
  return join === "and" ? "or" : "and";
}

type LineProps = { line: Line; words: FactWords; onChange: (line: Line) => void; onRemove?: () => void };

function ConditionLine({ line, words, onChange, onRemove }: LineProps) {
  const { t } = useTranslation();
  const type = words.facts.find((fact) => fact.key === line.field)?.type ?? "text";
  const operations = [...operationsOf(type), ...(words.withChanges ? CHANGES : [])];
  return (
    <div className={styles.line}>
      <Select<string>
        aria-label={t("conditions.fact")}
        showSearch={{ optionFilterProp: "label" }}
        value={line.field}
        onChange={(field) => onChange(lineAbout(words, field))}
        options={words.facts.map((fact) => ({ value: fact.key, label: words.nameOf(fact.key) }))}
      />
      {(type !== "boolean" || words.withChanges) && (
        <Select<string>
          aria-label={t("conditions.how")}
          value={line.op}
          onChange={(op) => onChange(withOperation(words, line, op))}
          options={operations.map((op) => ({ value: op, label: t(operationKey(op)) }))}
        />
      )}
      {!ALONE.has(line.op) && <ValueInput line={line} type={type} words={words} onChange={onChange} />}
      {onRemove && <IconButton icon="close" isSmall label={t("conditions.remove")} onClick={onRemove} />}
    </div>
  );
}
