import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { printFormula } from "@/lib/expressions/formula/print";
import { FormulaError } from "@/lib/expressions/formula/tokens";
import type { Expression } from "@/lib/expressions/operation";
import type { Type } from "@/lib/expressions/values";
import { currentLanguage } from "@/lib/i18n";
import { Code } from "../Mark";
import styles from "./Conditions.module.css";
import { ALONE, type FactWords, operationKey } from "./words";

type SentenceProps = { condition: Expression; words: FactWords };

/** A condition read back as a person would say it. */
export function ConditionSentence({ condition, words }: SentenceProps) {
  return (
    <span className={styles.sentence}>
      <Part node={condition} words={words} isTop />
    </span>
  );
}

type PartProps = { node: Expression; words: FactWords; isTop?: boolean };

function Part({ node, words, isTop }: PartProps) {
  const { t } = useTranslation();
  if ("field" in node) return <b>{words.nameOf(node.field)}</b>;
  if ("value" in node) return <Value value={node.value} />;
  if (node.op === "and" || node.op === "or") return <Joined node={node} words={words} isTop={isTop} />;
  if (node.op === "not" && node.args[0]) {
    return (
      <>
        {t("conditions.not")} <Part node={node.args[0]} words={words} />
      </>
    );
  }
  return <Comparison node={node} words={words} />;
}

type Operation = Extract<Expression, { op: string }>;

function Joined({ node, words, isTop }: { node: Operation; words: FactWords; isTop?: boolean }) {
  const { t } = useTranslation();
  const parts = node.args.map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <span className={styles.join}> {t(`conditions.${node.op}`)} </span>}
      <Part node={part} words={words} />
    </Fragment>
  ));
  return isTop || node.args.length === 1 ? parts : <>({parts})</>;
}

/** "Requester is VIP" says all by itself; what a form asks is said with its answer. */
function isProposition(key: string, words: FactWords): boolean {
  return !key.startsWith("answers.") && words.facts.some((fact) => fact.key === key);
}

function Comparison({ node, words }: { node: Operation; words: FactWords }) {
  const { t } = useTranslation();
  const [subject, object, high] = node.args;
  if (!subject || !("field" in subject)) return <Code>{formulaOf(node, words)}</Code>;
  const name = <b>{words.nameOf(subject.field)}</b>;
  if (node.op === "between" && object && high) {
    return (
      <>
        {name} {t(operationKey(node.op))} <Operand node={object} words={words} about={subject.field} />{" "}
        {t("conditions.range_and")} <Operand node={high} words={words} about={subject.field} />
      </>
    );
  }
  if (node.args.length > 2) return <Code>{formulaOf(node, words)}</Code>;
  if (ALONE.has(node.op)) {
    return (
      <>
        {name} {t(operationKey(node.op))}
      </>
    );
  }
  const value = object && "value" in object ? object.value : undefined;
  if (
    isProposition(subject.field, words) &&
    typeof value === "boolean" &&
    (node.op === "=" || node.op === "!=")
  ) {
    const holds = value === (node.op === "=");
    return holds ? (
      name
    ) : (
      <>
        {t("conditions.not")} {name}
      </>
    );
  }
  return (
    <>
      {name} {t(operationKey(node.op))}{" "}
      {object && <Operand node={object} words={words} about={subject.field} />}
    </>
  );
}

/** What is more than a comparison is said as a formula. */
function formulaOf(node: Expression, words: FactWords): string {
  const fields = words.facts.map(({ key, type }) => ({
    name: key,
    code: key,
    labels: [words.nameOf(key)],
    type: type as Type,
  }));
  try {
    return printFormula(node, { fields, language: currentLanguage() });
  } catch (error) {
    if (error instanceof FormulaError) return JSON.stringify(node);
    throw error;
  }
}

/** What a fact is compared with, in the words of that fact's choices. */
function Operand({ node, words, about }: { node: Expression; words: FactWords; about: string }) {
  if (!("value" in node)) return <Part node={node} words={words} />;
  return <Value value={node.value} choices={words.choicesOf(about)} />;
}

function Value({
  value,
  choices,
}: {
  value: unknown;
  choices?: { value: string; label: string }[];
}): ReactNode {
  const { t } = useTranslation();
  const said = (one: unknown) =>
    choices?.find((choice) => choice.value === String(one))?.label ??
    (one === null || one === "" ? "…" : String(one));
  const all = Array.isArray(value) ? value : [value];
  return <span className={styles.value}>{all.map(said).join(t("conditions.list_or"))}</span>;
}
