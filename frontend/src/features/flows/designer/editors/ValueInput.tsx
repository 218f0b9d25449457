import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { FormulaField } from "@/lib/expressions/formula/fields";
import type { Expression } from "@/lib/expressions/operation";
import type { Type } from "@/lib/expressions/values";
import { FormulaBar } from "@/ui/formula/FormulaBar";
import { useDesigning } from "../context";

type ValueInputProps = {
  label: string;
  value: unknown;
  /** Cells of the row that is walked, where a step happens once for each. */
  more?: readonly { key: string; type: string; label: string }[];
  onChange: (value: Expression | undefined) => void;
};

/** What is put somewhere: words in quotes, a number, a field, or what is made of them. */
export function ValueInput({ label, value, more = [], onChange }: ValueInputProps) {
  const { t } = useTranslation();
  const { surroundings } = useDesigning();
  const { facts } = surroundings;
  const fields = useMemo(
    (): FormulaField[] => [
      ...facts.facts.map(({ key, type }) => ({
        name: key,
        code: key,
        labels: [facts.nameOf(key)],
        type: type as Type,
      })),
      ...more.map(({ key, type, label: said }) => ({
        name: key,
        code: key,
        labels: [said],
        type: type as Type,
      })),
    ],
    [facts, more],
  );
  return (
    <FormulaBar
      label={`${label} (${t("process.value_hint")})`}
      fields={fields}
      value={isExpression(value) ? value : null}
      onChange={(expression) => onChange(expression ?? undefined)}
    />
  );
}

function isExpression(value: unknown): value is Expression {
  return (
    typeof value === "object" && value !== null && ("op" in value || "field" in value || "value" in value)
  );
}
