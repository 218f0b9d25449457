import { Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Expression } from "@/lib/expressions/operation";
import { IconButton } from "../Button";
import { AddChip } from "../FilterChip";
import { ConditionSentence } from "./ConditionSentence";
import styles from "./Conditions.module.css";
import {
  ALONE,
  expressionOf,
  type FactWords,
  firstValue,
  type Group,
  groupOf,
  type Line,
  operationKey,
  operationsOf,
} from "./words";

type ConditionEditorProps = {
  condition: Expression;
  words: FactWords;
  onChange: (condition: Expression) => void;
};

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
  const set = (changed: Partial<Group>) => onChange(expressionOf({ ...group, ...changed }));
  const setLine = (index: number, line: Line) =>
    set({ lines: group.lines.map((one, place) => (place === index ? line : one)) });
  return (
    <div className={styles.editor}>
      {group.lines.length > 1 && (
        <div className={styles.match}>
          {t("conditions.match")}
          <Select<"and" | "or">
            size="small"
            aria-label={t("conditions.match")}
            value={group.join}
            onChange={(join) => set({ join })}
            options={[
              { value: "and", label: t("conditions.all") },
              { value: "or", label: t("conditions.any") },
            ]}
          />
          {t("conditions.match_end")}
        </div>
      )}
      {group.lines.map((line, index) => (
        <ConditionLine
          key={index}
          line={line}
          words={words}
          onChange={(changed) => setLine(index, changed)}
          onRemove={
            group.lines.length > 1
              ? () => set({ lines: group.lines.filter((_, place) => place !== index) })
              : undefined
          }
        />
      ))}
      <div>
        <AddChip onClick={() => set({ lines: [...group.lines, newLine(words)] })}>
          {t("conditions.add")}
        </AddChip>
      </div>
    </div>
  );
}

export function newLine(words: FactWords): Line {
  const key = words.facts.find((fact) => fact.key === "category")?.key ?? words.facts[0]?.key ?? "title";
  return { field: key, op: "=", value: firstValue(words, key) };
}

type LineProps = { line: Line; words: FactWords; onChange: (line: Line) => void; onRemove?: () => void };

function ConditionLine({ line, words, onChange, onRemove }: LineProps) {
  const { t } = useTranslation();
  const type = words.facts.find((fact) => fact.key === line.field)?.type ?? "text";
  function setField(field: string): void {
    const [op = "="] = operationsOf(words.facts.find((fact) => fact.key === field)?.type ?? "text");
    onChange({ field, op, value: firstValue(words, field) });
  }
  function setOperation(op: string): void {
    const isList = op === "in";
    const wasList = Array.isArray(line.value);
    const value =
      isList && !wasList
        ? [line.value].filter(Boolean)
        : !isList && wasList
          ? firstValue(words, line.field)
          : line.value;
    onChange({ ...line, op, value });
  }
  return (
    <div className={styles.line}>
      <Select<string>
        aria-label={t("conditions.fact")}
        showSearch={{ optionFilterProp: "label" }}
        value={line.field}
        onChange={setField}
        options={words.facts.map((fact) => ({ value: fact.key, label: words.nameOf(fact.key) }))}
      />
      {type !== "boolean" && (
        <Select<string>
          aria-label={t("conditions.how")}
          value={line.op}
          onChange={setOperation}
          options={operationsOf(type).map((op) => ({ value: op, label: t(operationKey(op)) }))}
        />
      )}
      {!ALONE.has(line.op) && <ValueInput line={line} type={type} words={words} onChange={onChange} />}
      {onRemove && <IconButton icon="close" isSmall label={t("conditions.remove")} onClick={onRemove} />}
    </div>
  );
}

function ValueInput({ line, type, words, onChange }: Omit<LineProps, "onRemove"> & { type: string }) {
  const { t } = useTranslation();
  const label = t("conditions.value");
  const choices = words.choicesOf(line.field);
  const set = (value: unknown) => onChange({ ...line, value });
  if (type === "boolean") {
    return (
      <Select<string>
        aria-label={label}
        value={String(line.value)}
        onChange={(value) => set(value === "true")}
        options={[
          { value: "true", label: t("conditions.yes") },
          { value: "false", label: t("conditions.no") },
        ]}
      />
    );
  }
  if (line.op === "in") {
    return (
      <Select<string[]>
        aria-label={label}
        mode={choices ? "multiple" : "tags"}
        value={(line.value as unknown[]).map(String)}
        onChange={set}
        options={choices}
      />
    );
  }
  if (choices && choices.length > 0 && line.op !== "contains" && line.op !== "starts_with") {
    return (
      <Select<string>
        aria-label={label}
        showSearch={{ optionFilterProp: "label" }}
        value={String(line.value)}
        onChange={(value) => set(type === "number" ? Number(value) : value)}
        options={choices}
      />
    );
  }
  if (type === "number") {
    return (
      <InputNumber<number>
        aria-label={label}
        value={Number(line.value)}
        onChange={(value) => set(value ?? 0)}
      />
    );
  }
  return (
    <Input
      aria-label={label}
      value={String(line.value ?? "")}
      onChange={(event) => set(event.target.value)}
    />
  );
}
